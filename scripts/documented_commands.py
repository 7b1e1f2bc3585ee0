"""The commands of a document as a shell script, so that what it tells people to do is done in a test as it is written."""

import re
import textwrap

# A block of commands, or a remark that no reader sees, which holds what came of them.
PART = re.compile(r"(?ms)^( *)```sh\n(?P<block>.*?)^\1```$|<!-- check: (?P<check>.*?) -->")


def commands(document):
    """All blocks marked sh, and all checks, in their order; a block marked text is not run."""
    parts = [textwrap.dedent(part["block"]) if part["block"] else part["check"] + "\n" for part in PART.finditer(document)]
    return "".join(parts)
