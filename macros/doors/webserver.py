"""测试要用的 nginx：示例的服务器设置（docs/maintain/deploy/nginx.conf）拿它真的跑一遍。"""

from __future__ import annotations

from typing import Final

from macros.doors.tools import Tool

NGINX: Final = Tool(
    label="nginx",
    names=("nginx",),
    # Debian 放在 sbin，普通用户的 PATH 里没有
    places=("/usr/sbin/nginx", "/usr/local/sbin/nginx", "C:/nginx/nginx.exe"),
    packages=("nginx-light",),
    lost="放到服务器上的样子没有查过",
    dnf="sudo dnf install -y nginx",
    brew="brew install nginx",
    winget="winget install --id nginxinc.nginx",
    by_hand="用本机的软件管理器安装 nginx",
)
