import SpeedupCore

/// Reads machines that can be rented, from CSV with a header or from JSON: a list of objects.
///
/// | field | what | where it is missing |
/// |---|---|---|
/// | `name` | what it is called | refused |
/// | `cores` | physical cores | refused |
/// | `threads` | hardware threads on them | as many as cores |
/// | `memory` | such as `64G` | refused |
/// | `price` | of an hour of the whole machine | refused |
/// | `minimum_billing` | the shortest time billed, such as `60s` | none |
/// | `start_up` | from the order until a run starts, such as `45s` | none |
/// | `speed` | of a core, the measured machine's being 1 | 1 |
package struct InstanceFile {
  private static let fields = ["name", "cores", "threads", "memory", "price", "minimum_billing", "start_up", "speed"]
  private static let needed = ["name", "cores", "memory", "price"]
  private let path: String

  /// - Throws: ``InputError`` naming file, line, value and fix.
  package static func read(_ bytes: [UInt8], path: String) throws -> [InstanceType] {
    let file = InstanceFile(path: path)
    let first = bytes.first { !" \n\r\t".utf8.contains($0) }
    let isJSON = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    let all = isJSON ? try file.json(bytes) : try file.csv(bytes)
    guard !all.isEmpty else { throw InputError("\(path): names no machine; write one a row") }
    let names = all.map(\.name)
    if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
      throw InputError("\(path): '\(twice)' is there twice; keep one row of each machine")
    }
    return all
  }

  private func json(_ bytes: [UInt8]) throws -> [InstanceType] {
    try JSONCursor(reading: bytes, file: path).elements().map { element in
      var texts: [String: String] = [:]
      for (name, cursor) in try element.members() {
        switch cursor.value.content {
        case .text(let text): texts[name] = text
        case .number(let number): texts[name] = JSONValue.written(number)
        case .null: break
        default: throw cursor.wrong("a text or a number")
        }
      }
      try requireKnown(texts.keys.sorted(), line: element.value.line)
      return try machine(texts, line: element.value.line)
    }
  }

  private func csv(_ bytes: [UInt8]) throws -> [InstanceType] {
    var reader = CSV.Reader(bytes)
    func next() throws -> CSV.Record? {
      do { return try reader.next() } catch { throw InputError("\(path):\(error.line): \(error.problem)") }
    }
    guard let header = try next() else {
      throw InputError("\(path): empty; its first line names the columns: \(Self.needed.joined(separator: ","))")
    }
    let names = header.fields.map { $0.split(separator: " ").joined(separator: "_").lowercased() }
    try requireKnown(names, line: header.line)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw InputError("\(path):\(header.line): the column '\(twice)' is there twice; keep one")
    }
    if let missing = Self.needed.first(where: { !names.contains($0) }) {
      throw InputError(
        "\(path):\(header.line): the column '\(missing)' is missing; the file needs \(Self.needed.joined(separator: ", "))"
      )
    }
    var all: [InstanceType] = []
    while let row = try next() {
      guard row.fields.count == names.count else {
        throw InputError("\(path):\(row.line): \(row.fields.count) fields; the header has \(names.count)")
      }
      let texts = Dictionary(zip(names, row.fields.map { String($0) }), uniquingKeysWith: { first, _ in first })
      all.append(try machine(texts.filter { !$0.value.isEmpty }, line: row.line))
    }
    return all
  }

  private func requireKnown(_ names: [String], line: Int) throws {
    for name in names where !Self.fields.contains(name) {
      throw InputError.unknown(name, kind: "field", among: Self.fields, at: "\(path):\(line)")
    }
  }

  private func machine(_ texts: [String: String], line: Int) throws -> InstanceType {
    let name = texts["name"] ?? "a machine"
    func wrong(_ field: String, _ text: String, _ expected: String) -> InputError {
      InputError("\(path):\(line): \(field) of \(name) is '\(text)'; write \(expected)")
    }
    func needed<Value: LosslessStringConvertible>(_ field: String, _ expected: String) throws -> Value {
      guard let text = texts[field] else {
        throw InputError("\(path):\(line): \(name) has no \(field); write \(expected)")
      }
      guard let value = Value(text) else { throw wrong(field, text, expected) }
      return value
    }
    func number(_ field: String, within range: ClosedRange<Double>, _ expected: String) throws -> Double {
      let expected = "\(expected): \(PlanPrice.text(range))"
      let value: Double = try needed(field, expected)
      guard range.contains(value) else { throw wrong(field, texts[field] ?? "", expected) }
      return value
    }
    func time(_ field: String, _ expected: String) throws -> Seconds {
      let value: Seconds = try needed(field, expected)
      guard value.value <= InstanceType.longest else {
        throw wrong(field, texts[field] ?? "", "\(expected), 1000h at most")
      }
      return value
    }
    let title: String = try needed("name", "what the machine is called")
    let cores: CoreCount = try needed("cores", "its physical cores, such as 8")
    guard cores.value <= InstanceType.mostCores else {
      throw wrong("cores", texts["cores"] ?? "", "its physical cores, \(InstanceType.mostCores) at most")
    }
    let memory: Bytes = try needed("memory", "its memory, such as 64G")
    guard memory >= .leastForARun else {
      throw wrong("memory", texts["memory"] ?? "", "its memory with a unit, such as 64G")
    }
    var machine = InstanceType(
      name: title, cores: cores.value, memory: memory,
      price: try number("price", within: PlanPrice.sensible, "the price of an hour, such as 0.42"))
    if texts["threads"] != nil {
      let threads: CoreCount = try needed("threads", "its hardware threads, such as 16")
      guard threads >= cores else {
        throw wrong("threads", "\(threads)", "at least its \(cores) cores: threads are what the cores show as CPUs")
      }
      machine.threads = threads.value
    }
    if texts["minimum_billing"] != nil {
      machine.minimumBilling = try time("minimum_billing", "the shortest time billed, such as 60s")
    }
    if texts["start_up"] != nil { machine.startUp = try time("start_up", "the time until a run starts, such as 45s") }
    if texts["speed"] != nil {
      machine.speed = try number(
        "speed", within: InstanceType.speeds, "how fast a core is, 1 being the measured one's")
    }
    return machine
  }
}
