internal import AppwriteUsers
internal import JSONText

/// Numbers and truth values (Users API, validators).
extension Validator where Value == Int {
    /// A JSON integer of 32 bits.
    static var integer: Self {
        Validator(
            "Value must be a valid signed 32-bit integer between -2,147,483,648 and 2,147,483,647"
        ) { value in
            value.integerValue.flatMap { Int32(exactly: $0) }.map(Int.init)
        }
    }

    /// An integer within bounds, as a number or as text.
    static func range(_ bounds: ClosedRange<Int>) -> Self {
        Validator(
            "Value must be a valid range between \(grouped(bounds.lowerBound)) and \(grouped(bounds.upperBound))"
        ) { value in
            let number = value.integerValue.flatMap { Int(exactly: $0) } ?? value.stringValue.flatMap { Int($0) }
            return number.flatMap { bounds.contains($0) ? $0 : nil }
        }
    }

    /// With a comma between each three digits.
    private static func grouped(_ number: Int) -> String {
        let digits = String(number)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}

extension Validator where Value == Bool {
    /// JSON's `true` or `false`, and nothing else.
    static var strictBool: Self { Validator("Value must be a valid boolean") { $0.boolValue } }

    /// Also `"true"`, `"false"`, `"1"`, `"0"`, 1 and 0.
    static var looseBool: Self {
        Validator("Value must be a valid boolean") { value in
            switch value {
            case .bool(let truth): truth
            case .string("true"), .string("1"), .integer(1): true
            case .string("false"), .string("0"), .integer(0): false
            default: nil
            }
        }
    }

    /// `looseBool`, also as the official Python SDKs of 2026 write it into a query string: `True` and `False`.
    static var queryBool: Self {
        let loose = looseBool
        return Validator(
            loose.description,
            refusing: { value throws(Refusal) in
                switch value {
                case .string("True"): true
                case .string("False"): false
                default: try loose.read(value)
                }
            })
    }
}

extension Validator where Value == JSONObject {
    /// An object of at most 65,535 bytes of JSON; an empty array, which is how PHP writes an empty object, is one.
    static var object: Self {
        Validator("Value must be a valid object.") { value in
            switch value {
            case .object(let object): (try? Preferences(object))?.object
            case .array([]): JSONObject()
            default: nil
            }
        }
    }
}

extension Validator where Value == [String] {
    /// At most a thousand labels, each at most once.
    static var labels: Self {
        Validator(
            "Value must a valid array no longer than 1000 items and Value must be a valid string and at least 1 chars "
                + "and no longer than 36 chars"
        ) { value in
            guard let items = value.arrayValue, items.count <= 1000 else { return nil }
            let texts = items.compactMap(\.stringValue)
            guard texts.count == items.count else { return nil }
            return (try? Labels(texts))?.items
        }
    }
}

extension Validator where Value == [Query] {
    /// The queries of a list, each as JSON text.
    /// - Parameter areOld: whether the client's SDK is of before 1.5, and may write them as calls.
    static func queries(areOld: Bool) -> Self {
        let words = "Value must be a valid array of queries."
        return Validator(
            words,
            refusing: { value throws(Refusal) in
                // One query may come without the array around it.
                let items = value.arrayValue ?? (value.stringValue.map { [.string($0)] } ?? nil)
                guard let items else { throw Refusal() }
                var queries: [Query] = []
                for item in items {
                    guard var text = item.stringValue else { throw Refusal(message: "Invalid query: Syntax error") }
                    if areOld, let json = OldQueryText.json(of: text) { text = json }
                    do throws(Query.SyntaxError) {
                        queries.append(try Query(parsing: text))
                    } catch {
                        throw Refusal(message: "Invalid query: \(error)")
                    }
                }
                return queries
            })
    }
}
