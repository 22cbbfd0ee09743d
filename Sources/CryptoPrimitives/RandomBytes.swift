/// Random bytes from the system's generator (getrandom(2) on Linux).
public enum RandomBytes {
    /// Makes `count` bytes fit for salts and keys.
    public static func generate(count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return [UInt8](capacity: count) { output in
            for _ in 0..<count {
                output.append(UInt8.random(in: .min ... .max, using: &generator))
            }
        }
    }
}
