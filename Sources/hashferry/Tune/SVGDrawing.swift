internal import Foundation

/// The shapes of an SVG file; what they look like is a matter of their classes.
struct SVGDrawing {
    let width: Double
    let height: Double
    /// The style sheet, of which nothing may be markup.
    let style: String
    private var body: [String] = []

    init(width: Double, height: Double, style: String) {
        self.width = width
        self.height = height
        self.style = style
    }

    /// The file.
    var text: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" \
        font-family="sans-serif" font-size="11">
        <style>\(style)</style>
        <rect class="paper" width="\(Int(width))" height="\(Int(height))"/>
        \(body.joined(separator: "\n"))
        </svg>

        """
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ kind: String) {
        let ends =
            "x1=\"\(Self.figure(x1))\" y1=\"\(Self.figure(y1))\" x2=\"\(Self.figure(x2))\" y2=\"\(Self.figure(y2))\""
        body.append("<line class=\"\(kind)\" \(ends)/>")
    }

    mutating func rectangle(_ frame: SVGFrame, _ kind: String) {
        let place = "x=\"\(Self.figure(frame.left))\" y=\"\(Self.figure(frame.top))\""
        let size = "width=\"\(Self.figure(frame.width))\" height=\"\(Self.figure(frame.height))\""
        body.append("<rect class=\"\(kind)\" \(place) \(size)/>")
    }

    mutating func circle(_ x: Double, _ y: Double, radius: Double, _ kind: String) {
        let place = "cx=\"\(Self.figure(x))\" cy=\"\(Self.figure(y))\" r=\"\(Self.figure(radius))\""
        body.append("<circle class=\"\(kind)\" \(place)/>")
    }

    mutating func polyline(_ points: [(x: Double, y: Double)], _ kind: String) {
        let path = points.map { "\(Self.figure($0.x)),\(Self.figure($0.y))" }.joined(separator: " ")
        body.append("<polyline class=\"\(kind)\" points=\"\(path)\"/>")
    }

    mutating func text(_ x: Double, _ y: Double, _ text: String, _ kind: String, anchor: String = "start") {
        let place = "x=\"\(Self.figure(x))\" y=\"\(Self.figure(y))\" text-anchor=\"\(anchor)\""
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        body.append("<text class=\"\(kind)\" \(place)>\(escaped)</text>")
    }

    private static func figure(_ number: Double) -> String { String(decimal: number, places: 1) }
}
