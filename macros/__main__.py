"""`python -m macros 动作`。"""

import sys

from macros.doors.bootstrap import ensure_environment
from macros.doors.verbs import VERBS, usage


def main() -> int:
    """Run the verb named on the command line inside the project's own environment.

    Returns:
        The exit status: 0 done, 1 faults found, 2 a wrong call.

    """
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"help", "-h", "--help"}:
        print(usage())
        return 0
    verb = VERBS.get(arguments[0])
    if verb is None:
        print(f"不认识的动作「{arguments[0]}」。\n{usage()}", file=sys.stderr)
        return 2
    status = ensure_environment(verb.lock, arguments)
    if status is not None:
        return status
    from macros.doors.commands import run  # noqa: PLC0415 - 到这里依赖才一定装好

    return run(verb.name, arguments[1:])


if __name__ == "__main__":
    sys.exit(main())
