"""How colours look to other eyes: standard matrices, CIE L*a*b* distance, WCAG contrast.

Dichromacies: Machado, Oliveira and Fernandes 2009, severity 1.0, applied to linear RGB.
"""

from itertools import combinations

import numpy as np

MATRICES = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])
_LUMA = np.array([0.2126, 0.7152, 0.0722])


def linear(color: str) -> np.ndarray:
    """Linear RGB, 0–1, of a hex colour."""
    srgb = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def seen(color: str, vision: str) -> np.ndarray:
    """L*a*b* of `color` as seen with `vision` (a key of MATRICES)."""
    rgb = np.clip(MATRICES[vision] @ linear(color), 0, 1)
    scaled = (_TO_XYZ @ rgb) / _WHITE
    root = np.where(scaled > 216 / 24389, np.cbrt(scaled), (24389 / 27 * scaled + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def closest(colors: list[str], vision: str) -> float:
    """The smallest distance (CIE 1976 Delta E) between any two of `colors`, one decimal."""
    labs = [seen(color, vision) for color in colors]
    return round(min(float(np.linalg.norm(a - b)) for a, b in combinations(labs, 2)), 1)


def closest_grey(colors: list[str]) -> float:
    """The smallest difference in lightness L*, which is what a grey printer keeps."""
    lightness = [float(seen(color, "normal")[0]) for color in colors]
    return round(min(abs(a - b) for a, b in combinations(lightness, 2)), 1)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours."""
    light = sorted((float(_LUMA @ linear(color)) for color in (one, other)), reverse=True)
    return (light[0] + 0.05) / (light[1] + 0.05)
