internal import ArgumentParser
internal import Foundation

/// A number of bytes as people write it: `64MiB`, `19 MiB`, `65536KiB`, `1GiB`.
struct ByteSize {
    let bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    init(_ bytes: UInt64) { self.init(bytes: Int(clamping: bytes)) }

    /// The size in the largest unit that leaves no fraction, as it is read: `64MiB`. Bytes that are no whole KiB are
    /// rounded up.
    var text: String {
        let kibibytes = (bytes + 1023) >> 10
        let shift = min(kibibytes.trailingZeroBitCount / 10, 2)
        return "\(kibibytes >> (10 * shift))\(["KiB", "MiB", "GiB"][shift])"
    }

    init(_ argument: String) throws {
        let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
        guard let (unit, factor) = units.first(where: { argument.hasSuffix($0.0) }),
            let number = Int(argument.dropLast(unit.count).trimmingCharacters(in: .whitespaces)), number > 0,
            number <= 1 << 32
        else { throw ValidationError("a size has a unit: 64MiB, 65536KiB or 1GiB") }
        bytes = number * factor
    }
}
