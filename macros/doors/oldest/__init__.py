"""最旧的浏览器：脚本和样式里有没有 Chromium 90 认不得的。怎样判、怎样改见 docs/maintain/oldest.md。"""
