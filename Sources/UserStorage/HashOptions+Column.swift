internal import JSONText
internal import PasswordHashing
internal import UserImport

extension HashOptions {
    /// The options as the JSON text of their column.
    var columnText: String { isEmpty ? "{}" : JSONValue.object(json).jsonText }

    /// Whether one of them is a secret, or the number of one.
    var hasSecrets: Bool { !isEmpty && names.contains { $0.kind == .secret } }

    /// Reads what `columnText` wrote, also options that a program's own scheme reads.
    init(columnText text: String) throws {
        try self.init(column: JSONParser.parse(Array(text.utf8)))
    }

    /// Reads the JSON of a column.
    init(column value: JSONValue) throws {
        guard case .object(let object) = value else { throw StoreError.corrupt("options") }
        self.init()
        for member in object.members {
            switch (member.value, Name(named: member.key)) {
            case (.object(let key), let name):
                guard case .string(let id)? = key["key"] else { throw StoreError.corrupt("options") }
                self[name ?? Name(member.key, .secret)] = .keyID(id)
            case (.string(let text), let name?): try set(name, to: text)
            case (.string(let text), nil): self[Name(member.key)] = .text(text)
            case (.integer(let number), let name):
                guard let number = UInt64(exactly: number) else { throw StoreError.corrupt("options") }
                self[name ?? Name(member.key, .number)] = .number(number)
            default: throw StoreError.corrupt("options")
            }
        }
    }
}
