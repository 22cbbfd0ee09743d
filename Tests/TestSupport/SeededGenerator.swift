/// SplitMix64 (Steele, Lea and Flood 2014): the same values for the same seed, so that a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Starts the sequence of a seed.
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Bytes out of a range of values.
    public mutating func bytes(count: Int, in values: ClosedRange<UInt8> = .min ... .max) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: values, using: &self) }
    }
}

/// The bytes of a text's UTF-8 form.
public func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }
