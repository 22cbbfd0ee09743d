/// Where the fields of a regular row stand in its bytes: a row that says everything in the way in which it is sent, so that
/// nothing of it is unescaped, trimmed, translated or left out.
///
/// An empty range is an absent field. The places are of no row but the one that was read last.
public struct RegularFields: Sendable {
    public internal(set) var id = 0..<0
    public internal(set) var email = 0..<0
    /// A plus sign and 6 to 15 digits.
    public internal(set) var phone = 0..<0
    /// Text that JSON takes as it is, in UTF-8.
    public internal(set) var name = 0..<0
    public internal(set) var createdAt = 0..<0
    public internal(set) var hash = 0..<0
    /// The declared scheme of the hash: letters, digits, hyphens and underscores.
    public internal(set) var scheme = 0..<0
    /// An object in compact JSON, of distinct keys and without objects or arrays within.
    public internal(set) var preferences = 0..<0
    /// Labels that are not empty and have letters and digits of ASCII only, each at most once.
    public internal(set) var labels: [Range<Int>] = []
    public internal(set) var emailVerified = false
    public internal(set) var phoneVerified = false
    public internal(set) var disabled = false
    /// The fields of the user that have been met, a bit each.
    private var seen: UInt32 = 0

    init() {}

    /// Forgets all but the memory of the labels.
    mutating func removeAll() {
        (id, email, phone, name) = (0..<0, 0..<0, 0..<0, 0..<0)
        (createdAt, hash, scheme, preferences) = (0..<0, 0..<0, 0..<0, 0..<0)
        labels.removeAll(keepingCapacity: true)
        (emailVerified, phoneVerified, disabled) = (false, false, false)
        seen = 0
    }

    /// Takes note of a field; false where the row has it already under another name.
    mutating func isFirst(_ field: UserField) -> Bool {
        guard !field.isJoined else { return true }
        let bit: UInt32 = 1 << UInt32(field.rawValue)
        guard seen & bit == 0 else { return false }
        seen |= bit
        return true
    }
}
