"""Segmentation: a decoded text becomes numbered sections and measures with offsets."""

from .stage import segment

__all__ = ["segment"]
