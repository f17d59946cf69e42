"""Text from an offer made harmless: it was written by somebody else, and may be hostile."""

import re

CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""C0 and C1 controls, bidirectional and invisible format characters, line and paragraph separators, tags.

Unpaired surrogates too: a file name that is no UTF-8 is read with these in place of its bytes, and no text
file can hold them.
"""


def plain(text: str) -> str:
    """One line without control characters, each shown as `\\u{…}`, so that nothing is hidden or acted on."""
    if text.isascii() and text.isprintable():
        return text
    return CONTROL.sub(lambda match: f"\\u{{{ord(match[0]):x}}}", text)


def source_line(text: str) -> str:
    """A line of a file as it is shown above a caret: tabs become a space, other controls a middle dot, one for one."""
    if text.isascii() and text.isprintable():
        return text
    return CONTROL.sub(lambda match: " " if match[0] == "\t" else "·", text)
