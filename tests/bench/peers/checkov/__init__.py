"""The ten limits as Checkov policies; Checkov takes a folder of checks only with this file in it."""
