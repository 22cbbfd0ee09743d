/// The members of a JSON object, in the order in which they were written.
///
/// Looking up a key walks the members: objects of this field are small, and a walk beats a hash table there.
/// Two keys are the same when their Unicode scalars are: unlike Swift's `==`, `é` and `e` + U+0301 are two keys.
public struct JSONObject: Sendable, Hashable {
    /// One key with its value.
    public struct Member: Sendable, Hashable {
        /// The member's name.
        public var key: String
        /// The member's value.
        public var value: JSONValue

        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order; no key occurs twice.
    public private(set) var members: [Member]

    /// Creates an object without members.
    public init() { members = [] }

    /// Creates an object from pairs; of pairs with the same key the last value counts, at the place of the first.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }

    /// Takes members whose keys the parser has found to differ.
    init(distinct members: [Member]) { self.members = members }

    /// Whether there is no member.
    public var isEmpty: Bool { members.isEmpty }
    /// The number of members.
    public var count: Int { members.count }

    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// The value of a key, or nil when there is no such member; assigning nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get {
            for index in members.indices where JSONKey.areSame(members[index].key, key) {
                return members[index].value
            }
            return nil
        }
        set {
            let index = members.firstIndex { JSONKey.areSame($0.key, key) }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}
