internal import AppwriteUsers
internal import JSONText

/// The users of Firebase Authentication: the export of its command-line tool (`firebase auth:export`) in JSON or CSV, or
/// what the Admin SDK lists, as an array or one object a line.
///
/// A hash becomes a hash of the modified scrypt with the project's parameters (``SourceOptions/firebaseHashConfig``); both
/// alphabets of base64 are kept as they are. Custom attributes and the photo's address go into the preferences. A phone
/// number counts as verified: Firebase has sent a message to it. Users that only another service signs in have no
/// password; their providers and second factors are not carried, and noticed. Users without an address, a number, a name,
/// claims, a password or a provider are guests. In the emulator's exports the passwords stand readably.
public struct FirebaseSource: UserSource {
    public static let name = "firebase"
    public static let summary = "Firebase Authentication: auth:export in JSON or CSV, with --hash-config for passwords"
    public static let options: Set<SourceOption> = [.hashConfig]

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let first = head.firstByte else { return .none(.unreadable(.emptyFile)) }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else {
            let shape = RowShape.firebaseCSV(head.lines)
            return FirebaseCSVShape.fits(head.lines) ? .own("a Firebase export in CSV", shape) : .none(shape)
        }
        guard let outline = head.json, let list = outline.shape, list != .lines || outline.hasAny("localId", "uid")
        else {
            return .none(
                .unreadable(
                    SourceError(
                        "the file is no Firebase export: it holds no list of users",
                        hint: "firebase auth:export users.json")))
        }
        let isOwn =
            outline.has("localId")
            || (outline.has("uid")
                && outline.hasAny(
                    "providerData", "passwordSalt", "customClaims", "metadata", "tokensValidAfterTime", "displayName"))
        return isOwn ? .own("a Firebase export", .json(list)) : .none(.json(list))
    }

    private let config: FirebaseHashConfig?
    private let isStrict: Bool
    private var layout = MemberLayout(FirebaseField.named)
    private var metadataLayout = MemberLayout(["creationTime": FirebaseField.createdAt])

    public init(_ options: SourceOptions) {
        config = options.firebaseHashConfig
        isStrict = options.strictFields
    }

    public mutating func inspect(_ sample: SampledRows, _ notes: inout SourceNotes) throws(SourceError) {
        guard case .object(let object, _) = sample.rows.first?.content else { return }
        guard object["localId"] != nil || object["uid"] != nil else {
            throw SourceError(
                "the file is no Firebase export: its first user has neither localId nor uid",
                hint: "without --from the file is read as what its content says")
        }
    }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        var user = FirebaseUser(isStrict: isStrict)
        switch row.content {
        case .object(let object, _): try read(object, into: &user, &notes)
        case .cells(let cells, _): try user.read(cells, &notes)
        case .broken: return nil
        }
        if user.isFederated { notes.count("federated providers that are not carried") }
        if user.hasSecondFactor { notes.count("second factors that are not carried") }
        switch user.record(config: config, row: notes.row) {
        case .failure(let error):
            notes.end(with: error)
            return nil
        case .success(let record):
            if case .stored = record.credential { notes.say(Self.keyNotice) }
            return record
        }
    }

    private mutating func read(
        _ object: JSONObject, into user: inout FirebaseUser, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        for (place, member) in object.members.enumerated() {
            let field = layout.field(member.key, at: place)
            if field == .metadata, case .object(let metadata) = member.value {
                try read(metadata: metadata, into: &user, &notes)
            } else if let field {
                try user.set(field, to: member.value)
            } else if !member.value.isNull {
                notes.uncarried(member.key)
            }
        }
    }

    /// Reads what the Admin SDK keeps of times.
    private mutating func read(
        metadata: JSONObject, into user: inout FirebaseUser, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        for (place, member) in metadata.members.enumerated() {
            if let field = metadataLayout.field(member.key, at: place) {
                try user.set(field, to: member.value)
            } else if !member.value.isNull {
                notes.uncarried("metadata.\(member.key)")
            }
        }
    }

    /// A wrong signer key makes hashes that look as good as right ones, and that no password fits.
    private static let keyNotice = """
        the file does not tell whether the hash config is this project's. Check it with one password that you know: \
        hashferry import FILE --hash-config CONFIG --database check.sqlite, then hashferry login --database \
        check.sqlite EMAIL
        """
}
