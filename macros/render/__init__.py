"""第三层之一：记录进，HTML 出。不认识 MkDocs。"""
