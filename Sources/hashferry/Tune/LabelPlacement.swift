/// Finds a place for each label beside its point, where nothing else stands.
struct LabelPlacement {
    /// Within which the labels stay.
    let frame: SVGFrame
    /// What is taken: points, bars, and labels that have their place.
    private var taken: [SVGFrame] = []

    init(within frame: SVGFrame) { self.frame = frame }

    mutating func take(_ part: SVGFrame) { taken.append(part) }

    /// Takes what lies along a line.
    mutating func take(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
        let count = max(1, ((end.x - start.x).magnitude + (end.y - start.y).magnitude) / 4)
        for step in stride(from: 0, through: count, by: 1) {
            let (x, y) = (start.x + (end.x - start.x) * step / count, start.y + (end.y - start.y) * step / count)
            taken.append(SVGFrame(left: x - 1, top: y - 1, width: 2, height: 2))
        }
    }

    /// The place of a label of one line, the nearest one that is free, and the nearest of all where none is.
    mutating func place(_ label: String, at x: Double, _ y: Double, fontSize: Double) -> SVGFrame {
        // A sans-serif letter is about 0.56 of its size wide in the mean of such labels.
        let width = 0.56 * fontSize * Double(label.count)
        let height = fontSize + 3
        let distances = [10.0, 16, 24, 34, 46, 60, 76, 94, 114, 136, 160, 186, 214, 244]
        let places = distances.flatMap { distance in
            [
                SVGFrame(left: x + distance, top: y - height / 2, width: width, height: height),
                SVGFrame(left: x - distance - width, top: y - height / 2, width: width, height: height),
                SVGFrame(left: x + distance / 2, top: y - distance - height, width: width, height: height),
                SVGFrame(left: x - distance / 2 - width, top: y - distance - height, width: width, height: height),
                SVGFrame(left: x - distance / 2 - width, top: y + distance, width: width, height: height),
                SVGFrame(left: x + distance / 2, top: y + distance, width: width, height: height),
            ]
        }
        let free = places.first { place in frame.contains(place) && !taken.contains { $0.overlaps(place) } }
        let chosen = free ?? places[0]
        taken.append(chosen)
        return chosen
    }
}
