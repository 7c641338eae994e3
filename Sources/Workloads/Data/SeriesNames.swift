/// Numbers the series of a file by the text of a column, such as its symbols, in the order in which they first appear.
struct SeriesNames {
  /// The columns that name a series, by the names in the header, in lower case. Where several are there, the first of
  /// these counts.
  static let columns = DailyHeader.Role.symbol.names

  /// Every series, by its number.
  private(set) var names: [String] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// Most rows are of the series of the row before.
  private var last = 0
  private var lastBytes: [UInt8]?

  /// The number of the series called `text`, the next one when it was not seen before.
  mutating func number(of text: ByteSpan) -> Int {
    let bytes = UnsafeBufferPointer(start: text.start, count: text.count)
    if let lastBytes, lastBytes.elementsEqual(bytes) { return last }
    let key = Array(bytes)
    let number = numbers[key] ?? names.count
    if number == names.count {
      names.append(text.text)
      numbers[key] = number
    }
    (last, lastBytes) = (number, key)
    return number
  }

  /// The numbers of all series, in the order of their names' bytes, so that the order of a file's rows changes nothing.
  var sorted: [Int] { names.indices.sorted { Array(names[$0].utf8).lexicographicallyPrecedes(Array(names[$1].utf8)) } }

  /// The place of the column that names the series; nil where there is none.
  /// - Parameter header: the columns' names, in lower case and without blanks around them.
  static func column(in header: [String]) -> Int? {
    columns.lazy.compactMap { header.firstIndex(of: $0) }.first
  }

  /// Names for `count` series made of those in `names`: all of them, again as `NAME_1`, and so on. A name that is taken
  /// gets a `_` more until it is not.
  static func replicated(_ names: [String], count: Int) -> [String] {
    var taken = Set(names)
    return (0..<count).map { place in
      let (replica, original) = place.quotientAndRemainder(dividingBy: names.count)
      guard replica > 0 else { return names[original] }
      var copy = "\(names[original])_\(replica)"
      while !taken.insert(copy).inserted { copy += "_" }
      return copy
    }
  }
}
