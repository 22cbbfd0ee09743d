internal import PasswordHashing

/// What the first rows of a file have in one field: counted by shape, never kept.
struct FieldTally: Sendable {
    /// The field: a column's name, or the path of a JSON member, `profile.email`.
    let name: String
    /// The name without what authors vary.
    let normalized: String
    /// The last part of a path, without what authors vary: `password` of `login.password`.
    let leaf: String
    /// Whether the values lie inside an array, where no `--map` reaches.
    let isInArray: Bool

    /// Values that are there.
    private(set) var count = 0
    /// Values of a format's own shape, by the format's title.
    private(set) var formats: [String: Int] = [:]
    /// Hex or base64 of a digest's length.
    private(set) var digestCount = 0
    /// Values that are anything else.
    private(set) var otherCount = 0
    /// Words that name the state of a user.
    private(set) var stateCount = 0
    /// Values of digits only.
    private(set) var numberCount = 0
    /// Values with a spreadsheet's apostrophe in front.
    private(set) var apostropheCount = 0
    /// Objects and arrays.
    private(set) var containerCount = 0

    /// Whether it is a group of fields, and no value itself.
    var isContainer: Bool { count > 0 && containerCount == count }

    /// Whether it is a column, or a member of the row's own object.
    var isTopLevel: Bool { !isInArray && normalized == leaf }

    /// Whether it is a part of a group of fields.
    func lies(within group: String) -> Bool {
        name.utf8.count > group.utf8.count && name.hasPrefix(group)
            && [UInt8(ascii: "."), UInt8(ascii: "[")].contains(
                name.utf8[name.utf8.index(name.startIndex, offsetBy: group.utf8.count)])
    }

    /// Values of a strong shape.
    var strongCount: Int { formats.values.reduce(0, +) }

    init(_ name: String, isInArray: Bool = false) {
        self.name = name
        normalized = FieldNames.normalized(name)
        leaf = normalized.split(separator: ".").last.map(String.init) ?? normalized
        self.isInArray = isInArray
    }

    /// Counts a text; an absent one is none.
    mutating func note(_ text: String) {
        guard !RecordBuilder.isAbsent(text) else { return }
        count += 1
        if text.utf8.first == UInt8(ascii: "'") { apostropheCount += 1 }
        switch HashShape(of: text) {
        case .format(let format):
            formats[format.title, default: 0] += 1
        case .digest: digestCount += 1
        // It says "no password" among hashes, and may be one among passwords: it decides nothing.
        case .mark: break
        case .other:
            if let format = JSONFields.format(inside: text) {
                formats["\(format.title) within JSON", default: 0] += 1
                return
            }
            otherCount += 1
            if FlagText.state(text) != nil { stateCount += 1 }
            if text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) { numberCount += 1 }
        }
    }

    /// Counts a number or a truth value, which is no hash.
    mutating func noteScalar(isNumber: Bool) {
        count += 1
        otherCount += 1
        if isNumber { numberCount += 1 }
    }

    /// Counts an object or an array that has something in it.
    mutating func noteContainer() {
        count += 1
        containerCount += 1
    }

    /// The formats found, the commonest first: "phpass (20), bcrypt (10)".
    var formatList: String {
        var counts = formats
        if digestCount > 0 { counts["hex or base64 of a digest's length"] = digestCount }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) (\($0.value))" }
            .joined(separator: ", ")
    }
}
