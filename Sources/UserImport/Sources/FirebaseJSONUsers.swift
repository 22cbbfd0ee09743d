internal import JSONText

/// The users of a Firebase export in JSON: `{"users": [ … ]}`, the bare array, or one object a line.
final class FirebaseJSONUsers: FirebaseUsers {
    private var rows: JSONRows
    private let isStrict: Bool
    private var layout = MemberLayout(FirebaseField.named)
    private var metadataLayout = MemberLayout(["creationTime": FirebaseField.createdAt])
    private(set) var uncarried = UncarriedFields()
    private var hasReadUser = false

    init(_ reader: consuming ByteReader, shape: JSONRows.Shape, isStrict: Bool) {
        rows = JSONRows(reader, shape: shape)
        self.isStrict = isStrict
    }

    var bytesRead: Int { rows.bytesRead }

    func next() throws(SourceError) -> FirebaseRow? {
        guard let row = try rows.next() else { return nil }
        if !hasReadUser, case .success(let object) = row.object {
            guard object["localId"] != nil || object["uid"] != nil else {
                throw SourceError(
                    "the file is no Firebase export: its first user has neither localId nor uid",
                    hint: "without --from the file is read as what its content says")
            }
            hasReadUser = true
        }
        return FirebaseRow(number: row.number, bytes: row.bytes, user: user(row))
    }

    private func user(_ row: JSONRows.Row) -> Result<FirebaseUser, RowRejection> {
        do throws(RowRejection) {
            var user = FirebaseUser(isStrict: isStrict)
            for (place, member) in try row.object.get().members.enumerated() {
                let field = layout.field(member.key, at: place)
                if field == .metadata, case .object(let metadata) = member.value {
                    try read(metadata, into: &user, row.number)
                } else if let field {
                    try user.set(field, to: member.value)
                } else if !member.value.isNull {
                    uncarried.note(member.key, row: row.number)
                }
            }
            return .success(user)
        } catch {
            return .failure(error)
        }
    }

    /// Reads what the Admin SDK keeps of times.
    private func read(_ metadata: JSONObject, into user: inout FirebaseUser, _ row: Int) throws(RowRejection) {
        for (place, member) in metadata.members.enumerated() {
            if let field = metadataLayout.field(member.key, at: place) {
                try user.set(field, to: member.value)
            } else if !member.value.isNull {
                uncarried.note("metadata.\(member.key)", row: row)
            }
        }
    }
}
