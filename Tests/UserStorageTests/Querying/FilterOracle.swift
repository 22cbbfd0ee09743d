import AppwriteUsers
import JSONText

/// What the filters mean, without SQL.
enum FilterOracle {
    enum Value {
        case text(String?)
        case number(Int64?)
        case list([String])
    }

    static func value(of attribute: String, _ user: SeededUser) -> Value {
        switch attribute {
        case "$id": .text(user.id)
        case "name": .text(user.name)
        case "email": .text(user.email)
        case "phone": .text(user.phone)
        case "status": .number(user.status ? 1 : 0)
        case "emailVerification": .number(user.emailVerification ? 1 : 0)
        case "phoneVerification": .number(user.phoneVerification ? 1 : 0)
        case "impersonator": .number(user.impersonator ? 1 : 0)
        case "passwordUpdate": .number(user.passwordUpdate)
        case "registration": .number(user.registration)
        case "accessedAt": .number(user.accessedAt)
        case "$createdAt": .number(user.createdAt)
        case "$updatedAt": .number(user.updatedAt)
        case "$sequence": .number(user.sequence)
        case "labels": .list(user.labels)
        // Nobody's password is ever checked.
        case "passwordPwned": .number(nil)
        default: preconditionFailure("There is no such attribute.")
        }
    }

    /// Whether a value, null included, fulfils a method with its values; null fulfils nothing but `isNull`.
    static func holds(_ value: Value, _ method: String, _ values: [JSONValue]) -> Bool {
        switch value {
        case .list(let items):
            let has = { (item: JSONValue) in items.contains { folded($0) == folded(item.stringValue ?? "") } }
            return switch method {
            case "contains", "containsAny": values.contains(where: has)
            case "containsAll": values.allSatisfy(has)
            case "notContains": !values.contains(where: has)
            default: method == "isNotNull"
            }
        case .text(nil), .number(nil): return method == "isNull" || method == "notExists"
        case .number(let number?):
            return compares(number, method, values.map { stored($0) })
        case .text(let text?):
            let (text, values) = (folded(text), values.map { folded($0.stringValue ?? "") })
            return switch method {
            case "startsWith": text.starts(with: values[0])
            case "notStartsWith": !text.starts(with: values[0])
            case "endsWith": text.reversed().starts(with: values[0].reversed())
            case "notEndsWith": !text.reversed().starts(with: values[0].reversed())
            case "contains", "containsAny": values.contains { text.contains($0) }
            case "containsAll": values.allSatisfy { text.contains($0) }
            case "notContains": !values.contains { text.contains($0) }
            default: compares(Bytes(bytes: text), method, values.map(Bytes.init))
            }
        }
    }

    private static func compares<Item: Comparable>(_ value: Item, _ method: String, _ values: [Item]) -> Bool {
        switch method {
        case "equal": values.contains(value)
        case "notEqual": value != values[0]
        case "lessThan": value < values[0]
        case "lessThanEqual": value <= values[0]
        case "greaterThan": value > values[0]
        case "greaterThanEqual": value >= values[0]
        case "between": values[0] <= value && value <= values[1]
        case "notBetween": value < values[0] || values[1] < value
        case "isNotNull", "exists": true
        default: false
        }
    }

    private static func stored(_ value: JSONValue) -> Int64 {
        switch value {
        case .bool(let truth): truth ? 1 : 0
        case .integer(let number): number
        default: Timestamp(value.stringValue ?? "")?.milliseconds ?? Int64(value.stringValue ?? "") ?? .min
        }
    }

    /// The text's bytes with A to Z in lower case.
    static func folded(_ text: String) -> [UInt8] { text.utf8.map { 65...90 ~= $0 ? $0 + 32 : $0 } }

    struct Bytes: Comparable {
        let bytes: [UInt8]
        static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
    }
}
