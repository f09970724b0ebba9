"""The `amends` command."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 refused for the input's sake, 2 misuse."""
    from integration.cli.parser import parse
    from integration.errors import AmendsError

    arguments = parse(sys.argv[1:] if argv is None else argv)
    try:
        code: int = arguments.run(arguments)
    except AmendsError as error:
        print(f"amends: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough.
        sys.stderr.close()
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
