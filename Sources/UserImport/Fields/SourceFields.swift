internal import JSONText

/// What the members of one product's rows are read as, by their names.
struct SourceFields: Sendable {
    /// What becomes of a member.
    enum Use: Sendable {
        case field(FieldUse)
        case attribute(UserAttribute)
        /// The source's own bookkeeping, of no use elsewhere: tokens that were sent, times of changes.
        case ignored
        /// The source's code reads it beside this table.
        case special
    }

    private let uses: [String: Use]

    /// - Parameter uses: by the names as the product writes them; the case of letters does not matter.
    init(_ uses: [String: Use], ignored: [String] = []) {
        var all: [String: Use] = [:]
        for (name, use) in uses { all[name.lowercased()] = use }
        for name in ignored { all[name.lowercased()] = .ignored }
        self.uses = all
    }

    /// Reads the members of a row; those without a use are noticed.
    func read(
        _ object: JSONObject, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        for member in object.members {
            switch uses[member.key.lowercased()] {
            case .field(let use):
                if member.value == SQLCursor.computed {
                    note(computed: use, &builder, &notes)
                } else {
                    try builder.set(use, to: member.value)
                }
            case .attribute(let attribute):
                if member.value != SQLCursor.computed { builder.set(attribute, to: member.value) }
            case .ignored, .special: break
            case nil: if !Self.isAbsent(member.value) { notes.uncarried(member.key) }
            }
        }
    }

    /// Whether a value says nothing.
    static func isAbsent(_ value: JSONValue) -> Bool {
        switch value {
        case .null: true
        case .string(let text): RecordBuilder.isAbsent(text)
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        default: false
        }
    }

    private func note(computed use: FieldUse, _ builder: inout RecordBuilder, _ notes: inout SourceNotes) {
        if use.fills(.field(.hash)) {
            builder.refuseCredential(
                .unusable, "the dump has no hash: the database computes it when it reads the dump (crypt and the like)")
        } else if !use.fills(.field(.createdAt)) {
            notes.uncarried(use.name)
        }
    }
}

extension JSONObject {
    /// The text of a member; nil for an absent one.
    func text(_ name: String) -> String? {
        guard let text = self[name]?.stringValue, !RecordBuilder.isAbsent(text) else { return nil }
        return text
    }

    /// A member that is an object, or the text of one.
    func object(_ name: String) -> JSONObject? {
        switch self[name] {
        case .object(let object): object
        case .string(let text) where text.utf8.first == UInt8(ascii: "{"): try? JSONParser.parse(text).objectValue
        default: nil
        }
    }

    /// The texts of a member that is an array of them, or one.
    func texts(_ name: String) -> [String] {
        switch self[name] {
        case .string(let text): RecordBuilder.isAbsent(text) ? [] : [text]
        case .array(let elements): elements.compactMap(\.stringValue)
        default: []
        }
    }

    /// Given and family name, as one; nil where neither is there.
    func fullName(_ given: String, _ family: String) -> String? {
        let parts = [text(given), text(family)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}
