internal import AppwriteUsers
internal import JSONText
internal import UserImport

/// How sure the answer is for the rows of one kind.
private enum Certainty { case new, candidate, known, refused }

/// A form of hash, and how the four kinds of rows that have one fare.
private struct Form {
    let hash: RegularHash
    var lines: UserRequestLines?
    var certainties = [Certainty](repeating: .new, count: 4)
}

/// Plans regular rows for a service of the Users API from their bytes.
///
/// Of a hash of a form that was met before, in a row whose fields the API's rules allow as they stand, the general planner
/// says the same each time: this one has learned it, and writes the requests.
final class RegularAppwritePlanner: RegularPlanner {
    private var forms = Forms()

    func plan(
        _ fields: borrowing RegularFields, in bytes: Span<UInt8>, appendingTo lines: inout [UInt8]
    ) -> RegularAnswer {
        forms.plan(fields, in: bytes, appendingTo: &lines)
    }

    func learn(_ kind: Int, from plan: AppwritePlan, lines: [UInt8]) -> Bool {
        forms.learn(kind, from: plan, lines: lines)
    }
}

/// The forms of hash that were met.
private struct Forms {
    /// How many forms are learned: a file has some, and a hostile one must not fill the memory.
    private static let maximumCount = 32

    private var all: [Form] = []
    /// The form of the row before.
    private var last = 0

    mutating func plan(
        _ fields: borrowing RegularFields, in bytes: Span<UInt8>, appendingTo lines: inout [UInt8]
    ) -> RegularAnswer {
        guard Self.isAllowed(fields, bytes) else { return .irregular }
        let hash = bytes.extracting(fields.hash)
        guard let index = form(of: hash, bytes.extracting(fields.scheme)) else { return .irregular }
        // What rows of one hash count differently by: a date that no request carries, and a risk.
        var place = fields.createdAt.isEmpty ? 0 : 1
        if PersonalData.isIn(hash, of: fields, bytes) { place += 2 }
        let kind = index * 4 + place
        switch all[index].certainties[place] {
        case .new: return .new(kind: kind)
        case .refused: return .irregular
        case .candidate:
            all[index].lines?.append(fields, bytes, to: &lines)
            return .candidate(kind: kind)
        case .known:
            all[index].lines?.append(fields, bytes, to: &lines)
            return .known(kind: kind)
        }
    }

    mutating func learn(_ kind: Int, from plan: AppwritePlan, lines: [UInt8]) -> Bool {
        let (index, place) = (kind / 4, kind % 4)
        guard plan.route == .carried, plan.problems.isEmpty, plan.mappedFrom == nil, plan.exclusion == nil,
            let create = plan.create, let requests = UserRequestLines(like: create.credential)
        else {
            all[index].certainties[place] = .refused
            return false
        }
        guard all[index].certainties[place] == .candidate else {
            all[index].lines = requests
            all[index].certainties[place] = .candidate
            return false
        }
        var expected: [UInt8] = []
        plan.appendJSONLines(to: &expected)
        all[index].certainties[place] = lines == expected ? .known : .refused
        return lines == expected
    }

    /// Whether the rules of the API allow what the row has, and a hash may go with it (Users API, validators).
    private static func isAllowed(_ fields: borrowing RegularFields, _ bytes: Span<UInt8>) -> Bool {
        guard UserID.isValid(bytes.extracting(fields.id)), EmailAddress.isPlain(bytes.extracting(fields.email)),
            fields.phone.isEmpty || PhoneNumber.isValid(bytes.extracting(fields.phone)),
            // A name of so many bytes has no more code points, and preferences of so many take no more bytes from PHP.
            fields.name.count <= 128, fields.preferences.count <= 10_000
        else { return false }
        for label in fields.labels where !Labels.isValid(bytes.extracting(label)) { return false }
        return true
    }

    private mutating func form(of hash: Span<UInt8>, _ scheme: Span<UInt8>) -> Int? {
        guard let parts = RegularHash.Parts(hash) else { return nil }
        if last < all.count, all[last].hash.matches(hash, scheme, parts) { return last }
        for index in all.indices where all[index].hash.matches(hash, scheme, parts) {
            last = index
            return index
        }
        guard all.count < Self.maximumCount, let form = RegularHash(hash, scheme, parts) else { return nil }
        all.append(Form(hash: form))
        last = all.count - 1
        return last
    }
}

extension UserRequestLines {
    /// The create call and the calls that follow, in the order in which the general planner has them.
    fileprivate func append(_ fields: borrowing RegularFields, _ bytes: Span<UInt8>, to lines: inout [UInt8]) {
        var room = Self.fixedByteCount + fields.id.count * Self.maximumIDCount + fields.email.count
        room += fields.hash.count + fields.name.count + fields.phone.count + fields.preferences.count
        // Each label has two quotes and a comma.
        for label in fields.labels { room += label.count + 3 }
        lines.append(addingCapacity: room) { output in
            let id = bytes.extracting(fields.id)
            appendCreate(
                id, email: bytes.extracting(fields.email), hash: bytes.extracting(fields.hash),
                name: bytes.extracting(fields.name), to: &output)
            if !fields.phone.isEmpty { appendPhone(id, number: bytes.extracting(fields.phone), to: &output) }
            if fields.emailVerified { appendEmailVerification(id, to: &output) }
            if fields.phoneVerified, !fields.phone.isEmpty { appendPhoneVerification(id, to: &output) }
            if fields.disabled { appendBlocked(id, to: &output) }
            if !fields.labels.isEmpty { appendLabels(id, fields.labels, in: bytes, to: &output) }
            if !fields.preferences.isEmpty {
                appendPreferences(id, object: bytes.extracting(fields.preferences), to: &output)
            }
        }
    }
}
