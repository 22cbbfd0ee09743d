internal import JSONText

/// The users of a Firebase export in JSON: `{"users": [ … ]}`, or the bare array.
final class FirebaseJSONUsers: FirebaseUsers {
    private var reader: JSONElementReader
    private let maximumRow: Int
    private var layout: MemberLayout<FirebaseUser.Field>
    private(set) var uncarried = UncarriedFields()

    init(_ reader: consuming ByteReader) {
        maximumRow = reader.maximumRow
        self.reader = JSONElementReader(reader, member: "users")
        layout = MemberLayout(
            Dictionary(uniqueKeysWithValues: FirebaseUser.Field.allCases.map { ($0.rawValue, $0) }))
    }

    var bytesRead: Int { reader.bytesRead }

    func next() throws(SourceError) -> FirebaseRow? {
        let step: JSONElementReader.Step
        let before = reader.elementNumber
        do { step = try reader.next() } catch { throw SourceError(error, afterRow: before) }
        switch step {
        case .end: return nil
        case .tooLong:
            return FirebaseRow(number: reader.elementNumber, bytes: [], user: .failure(.tooLong(maximumRow)))
        case .element:
            return FirebaseRow(number: reader.elementNumber, bytes: reader.elementBytes, user: user())
        }
    }

    private func user() -> Result<FirebaseUser, RowRejection> {
        do throws(RowRejection) {
            return .success(try parse())
        } catch {
            return .failure(error)
        }
    }

    private func parse() throws(RowRejection) -> FirebaseUser {
        let value: JSONValue
        do {
            value = try reader.withElement { bytes throws(JSONError) in try JSONParser.parse(bytes) }
        } catch {
            let place = reader.elementOffset + error.offset
            throw RowRejection(
                field: nil, reason: error.reason, place: "\(error.place) of the row, byte \(place) of the file")
        }
        guard case .object(let object) = value else {
            throw RowRejection(field: nil, reason: "is a JSON \(value.kind), not an object")
        }
        var user = FirebaseUser()
        for (place, member) in object.members.enumerated() {
            if let field = layout.field(member.key, at: place) {
                try user.set(field, to: member.value)
            } else if !member.value.isNull {
                uncarried.note(member.key, row: reader.elementNumber)
            }
        }
        return user
    }
}
