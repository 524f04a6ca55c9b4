"""make screenshots 做的图：README 里几页的样子、手机桌面的图标、分享网址时的图。"""
