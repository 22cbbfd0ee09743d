internal import JSONText

/// The members of JSON objects as fields with names: `email`, `profile.email`, `credentials[].value`.
struct JSONFields {
    /// How deep objects are followed, and how many fields are counted: a hostile file must not fill the memory.
    private static let maximumDepth = 6
    private static let maximumCount = 1000

    private(set) var tallies: [FieldTally] = []
    private var places: [String: Int] = [:]

    /// Counts what a row has.
    mutating func note(_ object: JSONObject) {
        for member in object.members { note(member.value, at: member.key, isInArray: false, depth: 1) }
    }

    private mutating func note(_ value: JSONValue, at path: String, isInArray: Bool, depth: Int) {
        // Preferences, labels and options are read as they are, whatever is in them.
        let isWhole = depth == 1 && Self.isReadWhole(path)
        switch value {
        case .null: break
        case .string(let text): change(path, isInArray) { $0.note(text) }
        case .bool: change(path, isInArray) { $0.noteScalar(isNumber: false) }
        case .integer, .number: change(path, isInArray) { $0.noteScalar(isNumber: true) }
        case .object(let object):
            if !object.isEmpty { change(path, isInArray) { $0.noteContainer() } }
            guard depth < Self.maximumDepth, !isWhole else { return }
            for member in object.members {
                note(member.value, at: "\(path).\(member.key)", isInArray: isInArray, depth: depth + 1)
            }
        case .array(let elements):
            if !elements.isEmpty { change(path, isInArray) { $0.noteContainer() } }
            guard depth < Self.maximumDepth, !isWhole else { return }
            for element in elements { note(element, at: "\(path)[]", isInArray: true, depth: depth + 1) }
        }
    }

    private static func isReadWhole(_ name: String) -> Bool {
        FieldNames.own[FieldNames.normalized(name)]?.isGroup ?? false
    }

    private mutating func change(_ path: String, _ isInArray: Bool, _ body: (inout FieldTally) -> Void) {
        if let place = places[path] {
            body(&tallies[place])
        } else if tallies.count < Self.maximumCount {
            var tally = FieldTally(path, isInArray: isInArray)
            body(&tally)
            places[path] = tallies.count
            tallies.append(tally)
        }
    }
}
