"""今天是哪天：只有核对「不能在将来」时要问，且可以由环境变量定死。"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return SOURCE_DATE_EPOCH's day where it is set (https://reproducible-builds.org), else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()
