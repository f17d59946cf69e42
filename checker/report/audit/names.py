"""The names of the formats that an audit can be written in."""

FORMATS = ("text", "short", "json", "sarif", "junit", "github", "gitlab", "csv", "html")
"""Every format of an audit; all but `text`, `json` and `html` are those of a review of offers."""
