/// Addresses that begin alike: a network as it is written with the count of the bits that are the same (RFC 4632,
/// section 3.1), or one address alone.
public struct IPNetwork: Sendable, Hashable {
    private let address: IPAddress
    /// Bits that are the same, of 128.
    private let prefixLength: Int

    /// Reads `10.0.0.0/8`, `fd00::/8`, `127.0.0.1` or `::1`. What stands behind the prefix does not count.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(parts[0]) else { return nil }
        let size = parts[0].contains(":") ? 128 : 32
        var length = size
        if parts.count == 2 {
            guard let number = UInt8(parts[1]), String(number) == parts[1], number <= size else { return nil }
            length = Int(number)
        }
        self.address = address
        prefixLength = length + 128 - size
    }

    /// Whether an address is one of the network's. One of version 4 also is in the networks of version 6 that contain the
    /// one that stands for it.
    func contains(_ other: IPAddress) -> Bool {
        // A shift by 64 leaves nothing to differ.
        (address.high ^ other.high) >> (64 - min(prefixLength, 64)) == 0
            && (address.low ^ other.low) >> (64 - max(prefixLength - 64, 0)) == 0
    }
}
