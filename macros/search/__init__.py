"""检索：把记录编成一份索引，页眉的检索框和查条文页都用它；找的部分在 overrides/assets/js/search/。"""
