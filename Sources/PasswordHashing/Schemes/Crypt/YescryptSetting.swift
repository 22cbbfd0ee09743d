internal import HashEncoding

/// The parameters of yescrypt as its texts write them, decoded, so that their cost is known before they are computed.
///
/// Numbers of one to six characters (`decode64_uint32` of yescrypt 1.1): flavor, log2 N, r, and then p, t, g and log2 of a
/// ROM's N, of which a bit mask says which are there.
struct YescryptSetting: Sendable, Hashable {
    /// What the flavor stands for.
    private enum Mode: UInt32 {
        /// scrypt, in yescrypt's text.
        case classic = 0
        /// Write once, read many.
        case worm = 1
        /// yescrypt with the parameters that it was published with; there are no others.
        case readWrite = 47
    }

    /// The largest flavor that the text can say.
    private static let largestFlavor: UInt32 = 2 + 255
    /// r and p: their product stays below this.
    private static let mixingLimit: UInt64 = 1 << 30
    /// The S-boxes of a lane.
    private static let sBoxByteCount: UInt64 = 12288

    private let mode: Mode
    let costNLog2: UInt32
    let blockSize: UInt32
    let parallelism: UInt32
    let time: UInt32

    /// - Throws: `malformed`; `unsupported` for what no library computes without a ROM.
    init(_ text: ArraySlice<UInt8>, of scheme: Scheme) throws(HashFormatError) {
        var numbers = Numbers(rest: text, scheme: scheme)
        let flavor = try numbers.next("the flavor", from: 0)
        guard flavor <= Self.largestFlavor else { throw .malformed(scheme, "the flavor", "is none of yescrypt's") }
        costNLog2 = try numbers.next("log2 N", from: 1)
        blockSize = try numbers.next("r", from: 1)
        let mask = numbers.rest.isEmpty ? 0 : try numbers.next("the mask of parameters", from: 1)
        guard mask <= 15 else { throw .malformed(scheme, "the mask of parameters", "has bits that mean nothing") }
        parallelism = mask & 1 == 0 ? 1 : try numbers.next("p", from: 2)
        time = mask & 2 == 0 ? 0 : try numbers.next("t", from: 1)
        let upgrades = mask & 4 == 0 ? 0 : try numbers.next("g", from: 1)
        let romLog2 = mask & 8 == 0 ? 0 : try numbers.next("log2 of the ROM's N", from: 1)
        guard numbers.rest.isEmpty else { throw .malformed(scheme, "the parameters", "are followed by more") }
        guard costNLog2 <= 63, romLog2 <= 63 else { throw .malformed(scheme, "log2 N", "is over 63") }
        guard UInt64(blockSize) * UInt64(parallelism) < Self.mixingLimit else {
            throw .malformed(scheme, "r and p", "have a product of 2^30 or more")
        }
        guard let mode = Mode(rawValue: flavor) else {
            throw Self.unsupported(scheme, "the flavor", "is one that no library computes")
        }
        guard upgrades == 0 else { throw Self.unsupported(scheme, "g", "is a hash upgrade, which no library computes") }
        guard romLog2 == 0 else { throw Self.unsupported(scheme, "the ROM", "is not at hand") }
        guard mode != .classic || time == 0 else { throw .malformed(scheme, "t", "is set where scrypt has none") }
        guard mode != .readWrite || UInt64(1) << costNLog2 / UInt64(parallelism) >= 2 else {
            throw .malformed(scheme, "p", "is more than half of N")
        }
        self.mode = mode
    }

    private static func unsupported(_ scheme: Scheme, _ field: String, _ reason: String) -> HashFormatError {
        HashFormatError(.unsupported, scheme, field: field, reason: reason)
    }

    /// The memory is V, B and the S-boxes; the work counts the bytes written, and those read over afterwards.
    ///
    /// After N writes, yescrypt reads N / 3 times for t = 0, 2 N / 3 for 1 and (t - 1) N for more; write once, read many
    /// reads N, 1.5 N and t N times, and each lane for itself, as scrypt does with N.
    var cost: HashCost {
        let costN = UInt64(1) << costNLog2
        let block = 128 * UInt64(blockSize)
        let lanes = mode == .readWrite ? 1 : UInt64(parallelism)
        let reads: UInt64 =
            switch (mode, time) {
            case (.readWrite, 0): costN / 3
            case (.readWrite, 1): costN / 3 * 2
            case (.readWrite, _): Self.product(costN, UInt64(time - 1))
            case (_, 0): costN
            case (_, 1): costN / 2 * 3
            case (_, _): Self.product(costN, UInt64(time))
            }
        let steps = Self.sum(costN, reads)
        let memory = Self.sum(
            Self.product(block, costN), UInt64(parallelism) * (block + (mode == .readWrite ? Self.sBoxByteCount : 0)))
        return HashCost(
            memory: memory, work: Self.product(Self.product(steps, block), lanes), unit: .yescryptBytes)
    }

    /// As scrypt's.
    static var strengthRules: [StrengthRule] { Scrypt.strengthRules }

    var strength: HashStrength { Self.strengthRules[0].strength(cost.work, cost.memory) }

    var publicParameters: [HashParameter] {
        [
            HashParameter("log2 N", costNLog2), HashParameter("r", blockSize), HashParameter("p", parallelism),
            HashParameter("t", time),
        ]
    }

    private static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : product
    }

    private static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}

/// yescrypt's numbers, one after the other.
private struct Numbers {
    private(set) var rest: ArraySlice<UInt8>
    let scheme: Scheme

    init(rest: ArraySlice<UInt8>, scheme: Scheme) {
        (self.rest, self.scheme) = (rest, scheme)
    }

    /// A number whose first character says how many follow; each number of characters begins where the last one ended.
    mutating func next(_ name: String, from least: UInt32) throws(HashFormatError) -> UInt32 {
        var number = UInt64(least)
        var (start, end, shift): (UInt64, UInt64, UInt64) = (0, 47, 0)
        let first = UInt64(try value(name))
        while first > end {
            number += (end + 1 - start) << shift
            (start, end) = (end + 1, end + 1 + (62 - end) / 2)
            shift += 6
        }
        number += (first - start) << shift
        while shift > 0 {
            shift -= 6
            number += UInt64(try value(name)) << shift
        }
        guard let small = UInt32(exactly: number) else { throw .malformed(scheme, name, "is over 32 bits") }
        return small
    }

    private mutating func value(_ name: String) throws(HashFormatError) -> UInt8 {
        guard let character = rest.popFirst(), let value = Crypt64.value(of: character) else {
            throw .malformed(scheme, name, "is missing or none of yescrypt's numbers")
        }
        return value
    }
}
