import CryptoPrimitives
import Testing

@Suite struct SecretBytesTests {
    private func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        ConstantTime.areEqual(left.span, right.span)
    }

    @Test func equalityIsEqualityOfBytes() {
        #expect(isEqual([], []))
        #expect(isEqual([1, 2, 3], [1, 2, 3]))
        #expect(!isEqual([1, 2, 3], [1, 2]))
        #expect(!isEqual([], [0]))
        let bytes = Array(UInt8.min ... .max)
        for index in bytes.indices {
            for bit in 0..<8 {
                var other = bytes
                other[index] ^= 1 << UInt8(bit)
                #expect(!isEqual(bytes, other))
            }
        }
    }

    @Test func secretBytesAreComparedWhole() {
        let secret = SecretBytes(copying: ([1, 2, 3] as [UInt8]).span)
        let results = (
            secret.isEqual(to: ([1, 2, 3] as [UInt8]).span), secret.isEqual(to: ([1, 2, 4] as [UInt8]).span),
            secret.isEqual(to: ([1, 2, 3, 0] as [UInt8]).span)
        )
        #expect(results == (true, false, false))
    }

    @Test func startsAsZeros() {
        #expect(SecretBytes(count: 3).copyBytes() == [0, 0, 0])
        #expect(SecretBytes(count: 0).copyBytes() == [])
    }

    @Test func joinsTwoSpansInOrder() {
        let (first, second, empty): ([UInt8], [UInt8], [UInt8]) = ([1, 2], [3], [])
        #expect(SecretBytes(joining: first.span, second.span).copyBytes() == [1, 2, 3])
        #expect(SecretBytes(joining: empty.span, second.span).copyBytes() == [3])
        #expect(SecretBytes(joining: empty.span, empty.span).count == 0)
    }

    @Test func lendsWhatItHolds() {
        let secret = SecretBytes(copying: ([7, 8] as [UInt8]).span)
        let sum = secret.withBytes { bytes in
            var sum = 0
            for index in bytes.indices { sum += Int(bytes[index]) }
            return sum
        }
        #expect(sum == 15)
    }
}

@Suite struct RandomBytesTests {
    @Test func countIsKept() {
        #expect(RandomBytes.generate(count: 0) == [])
        #expect(RandomBytes.generate(count: 33).count == 33)
    }

    @Test func twoSaltsAreNeverTheSame() {
        let salts = Set((0..<1000).map { _ in RandomBytes.generate(count: 16) })
        #expect(salts.count == 1000)
    }

    @Test func everyByteValueOccurs() {
        #expect(Set(RandomBytes.generate(count: 20_000)).count == 256)
    }
}

@Suite struct PrimitiveErrorTests {
    @Test func descriptionNamesTheParameterOrTheLibrary() {
        #expect(PrimitiveError.invalidParameter("memory").description == "the parameter memory is outside its range")
        #expect(PrimitiveError.outOfMemory.description == "not enough memory for these parameters")
        #expect(PrimitiveError.backend(library: "libargon2", code: -33).description == "libargon2 failed with code -33")
    }
}
