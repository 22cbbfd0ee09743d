public import JSONText
public import PasswordHashing

extension HashOptions {
    /// Reads the options from a JSON object of their names, with text or whole numbers as values; null is absent.
    ///
    /// A number may be written as text, and the id of a secret as `{"key": "id"}` in the secret's place. An unknown name is refused: an option that nothing reads would make a hash
    /// that never verifies.
    /// - Throws: the option at fault.
    public init(json: JSONValue) throws(RowRejection) {
        self.init()
        guard case .object(let object) = json else {
            throw RowRejection(field: "options", reason: "is a \(json.kind), not an object")
        }
        for member in object.members where member.value != .null {
            guard let name = Name(named: member.key) else {
                let names = Name.known.map(\.text).joined(separator: ", ")
                let field = ShownName.isName(member.key) ? "options.\(member.key)" : "options"
                throw RowRejection(field: field, reason: "is no option of a hash: \(names)")
            }
            let text: String
            switch member.value {
            case .string(let value): text = value
            case .integer(let value): text = String(value)
            case .object(let object) where name.kind == .secret:
                guard object.members.count == 1, case .string(let id)? = object["key"] else {
                    throw RowRejection(field: "options.\(name.text)", reason: "is no key's id")
                }
                self[name] = .keyID(id)
                continue
            case .number: throw RowRejection(field: "options.\(name.text)", reason: "is not a whole number")
            default:
                let reason = "is a \(member.value.kind), not a string or an integer"
                throw RowRejection(field: "options.\(name.text)", reason: reason)
            }
            do {
                try set(name, to: text)
            } catch {
                throw RowRejection(field: "options.\(name.text)", reason: error.reason)
            }
        }
    }

    /// The options that are set, under their names.
    public var json: JSONObject {
        JSONObject(
            names.compactMap { name -> (String, JSONValue)? in
                switch self[name] {
                case .text(let text): (name.text, .string(text))
                case .number(let number):
                    (name.text, Int64(exactly: number).map(JSONValue.integer) ?? .string(String(number)))
                case .keyID(let id): (name.text, .object(["key": .string(id)]))
                case nil: nil
                }
            })
    }

    /// The options that may be shown: those that are secrets, and the ids of secrets, are left out.
    public var withoutSecrets: HashOptions {
        var shown = self
        for name in names where name.kind == .secret { shown[name] = nil }
        return shown
    }
}
