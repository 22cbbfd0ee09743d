/// A part of the picture; y grows downwards.
struct SVGFrame {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    var right: Double { left + width }
    var bottom: Double { top + height }

    func contains(_ other: SVGFrame) -> Bool {
        left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }

    func overlaps(_ other: SVGFrame) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// The place of it that is nearest to a point.
    func nearest(to x: Double, _ y: Double) -> (x: Double, y: Double) {
        (min(max(x, left), right), min(max(y, top), bottom))
    }
}
