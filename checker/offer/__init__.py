"""The offer file: typed, frozen terms, each with a meaning for being absent."""

from checker.offer.offer import Offer, Part
from checker.offer.read import make_ready, offers_in

__all__ = ["Offer", "Part", "make_ready", "offers_in"]
