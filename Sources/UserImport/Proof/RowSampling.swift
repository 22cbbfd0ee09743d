/// Draws some of many, each as likely as every other, in one pass: algorithm R of Vitter, "Random Sampling with a
/// Reservoir" (1985).
struct RowSampling<Element> {
    private(set) var drawn: [Element] = []
    private let count: Int
    private var generator: SeededNumbers
    private var seen = 0

    init(count: Int, seed: UInt64) {
        self.count = count
        generator = SeededNumbers(seed: seed)
    }

    mutating func offer(_ element: @autoclosure () -> Element) {
        seen += 1
        guard drawn.count == count else {
            drawn.append(element())
            return
        }
        let place = Int.random(in: 0..<seen, using: &generator)
        if place < count { drawn[place] = element() }
    }
}

/// Numbers that a seed decides: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators",
/// 2014). They decide what is looked at and are no secret.
private struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
