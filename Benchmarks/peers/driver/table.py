"""How the figures are written, as in ../../Benchmarks/BenchmarkSupport."""


def time(nanoseconds):
    for unit, factor, digits in (("ns", 1, 0), ("µs", 1e3, 2)):
        if nanoseconds < factor * 1e3:
            return f"{nanoseconds / factor:.{digits}f} {unit}"
    return f"{nanoseconds / 1e6:.2f} ms"


def markdown(rows):
    """A table whose columns are as wide as their widest cell; the first row is its head."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
