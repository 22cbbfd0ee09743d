/// Finds out which field a member of a JSON object is, mostly by its place.
///
/// The rows of an export have the same members in the same order, so the name found at a place the last time is tried
/// before the table: comparing two short strings costs a few instructions, hashing one some forty nanoseconds.
struct MemberLayout<Field: Sendable>: Sendable {
    /// How many places are remembered.
    private static var maximumCount: Int { 64 }

    private let resolve: @Sendable (String) -> Field?
    private var names: [String] = []
    private var found: [Field?] = []

    /// Starts without any place, over the fields by their names.
    init(_ fields: [String: Field]) { resolve = { fields[$0] } }

    /// Starts without any place; the closure is asked for each name once a place, and must give the same answer each time.
    init(_ resolve: @escaping @Sendable (String) -> Field?) { self.resolve = resolve }

    /// The field of a name that was found at a place, or nil for an unknown one.
    @inline(__always)
    mutating func field(_ name: String, at place: Int) -> Field? {
        if place < names.count, names[place] == name { return found[place] }
        return look(up: name, at: place)
    }

    @inline(never)
    private mutating func look(up name: String, at place: Int) -> Field? {
        let field = resolve(name)
        if place < names.count {
            names[place] = name
            found[place] = field
        } else if place == names.count, place < Self.maximumCount {
            names.append(name)
            found.append(field)
        }
        return field
    }
}
