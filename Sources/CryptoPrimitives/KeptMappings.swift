/// Wiped mappings that wait for the next hashes of their sizes, the longest unused first.
///
/// Taking never makes the process hold more than it has held at once before: a mapping of another size is made only
/// after as many bytes of kept ones were given up, or all of them.
struct KeptMappings: Sendable {
    /// A mapping whose only owner is whoever has this value.
    @safe struct Mapping: @unchecked Sendable {
        // Sendable: it is in one list or in one caller's hands.
        let start: UnsafeMutableRawPointer
        let byteCount: Int
    }

    /// The most bytes that are kept.
    let limit: Int
    /// The longest unused first.
    private(set) var mappings: [Mapping] = []

    init(limit: Int) { self.limit = limit }

    var byteCount: Int { mappings.reduce(0) { $0 + $1.byteCount } }

    /// Takes out a mapping of exactly this size; or else those that must be unmapped before one of this size is made.
    mutating func take(_ byteCount: Int) -> (found: Mapping?, givenUp: [Mapping]) {
        if let index = mappings.lastIndex(where: { $0.byteCount == byteCount }) {
            return (mappings.remove(at: index), [])
        }
        return (nil, giveUp(byteCount))
    }

    /// Keeps a wiped mapping. Returns those that must be unmapped for it: the longest unused, or itself where it alone is
    /// too large.
    mutating func keep(_ mapping: Mapping) -> [Mapping] {
        guard mapping.byteCount <= limit else { return [mapping] }
        let givenUp = giveUp(byteCount + mapping.byteCount - limit)
        mappings.append(mapping)
        return givenUp
    }

    /// Gives up the longest unused mappings until they hold so many bytes, or none is left.
    private mutating func giveUp(_ byteCount: Int) -> [Mapping] {
        var freed = 0
        var count = 0
        while freed < byteCount, count < mappings.count {
            freed += mappings[count].byteCount
            count += 1
        }
        defer { mappings.removeFirst(count) }
        return Array(mappings.prefix(count))
    }
}
