extension SweepPlan: Codable {
  private enum CodingKeys: String, CodingKey {
    case format, subjects, axes, zips, sample, repeats, warmups, precision, budget, seed, timeout, placement, dump
    case reference, measures, cells, grid, rehearsals, surroundings
    case isTraced = "trace"
    case isCounting = "count_instructions"
    case memoryLimit = "memory_limit"
    case dataFile = "data_file"
    case dataDigest = "data_digest"
    case onFailure = "on_failure"
    case workingDirectory = "working_directory"
  }

  /// The keys of format 1, which held one subject.
  private enum FormatOneKeys: String, CodingKey {
    case subject, program, memoryLimit, dataFile, dataDigest
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let format = try container.decode(Int.self, forKey: .format)
    guard (1...Self.formatOfGrids).contains(format) else {
      throw DecodingError.dataCorruptedError(
        forKey: .format, in: container, debugDescription: "this version reads the formats 1 to \(Self.formatOfGrids)")
    }
    axes = try container.decode([Axis].self, forKey: .axes)
    zips = try container.decode([[String]].self, forKey: .zips)
    sample = try container.decodeIfPresent(Int.self, forKey: .sample)
    repeats = try container.decode(Int.self, forKey: .repeats)
    warmups = try container.decode(Int.self, forKey: .warmups)
    precision = try container.decodeIfPresent(Double.self, forKey: .precision)
    budget = try container.decodeIfPresent(Seconds.self, forKey: .budget)
    seed = try container.decode(UInt64.self, forKey: .seed)
    timeout = try container.decodeIfPresent(Seconds.self, forKey: .timeout)
    dump = try container.decodeIfPresent(String.self, forKey: .dump)
    reference = try container.decodeIfPresent(String.self, forKey: .reference)
    measures = try container.decode([String].self, forKey: .measures)
    onFailure = try container.decodeIfPresent(FailurePolicy.self, forKey: .onFailure) ?? .giveUp
    workingDirectory = try container.decodeIfPresent(String.self, forKey: .workingDirectory)
    isTraced = try container.decodeIfPresent(Bool.self, forKey: .isTraced) ?? false
    isCounting = try container.decodeIfPresent(Bool.self, forKey: .isCounting) ?? false
    rehearsals = try container.decodeIfPresent([PlannedCell].self, forKey: .rehearsals) ?? []
    surroundings = try container.decodeIfPresent(RunSurroundings.self, forKey: .surroundings) ?? RunSurroundings()
    if format == 1 {
      let old = try decoder.container(keyedBy: FormatOneKeys.self)
      let kind = try old.decode(Subject.Kind.self, forKey: .subject)
      subjects = [Subject(kind, program: try old.decode(String.self, forKey: .program))]
      memoryLimit = try old.decodeIfPresent(Bytes.self, forKey: .memoryLimit)
      dataFile = try old.decodeIfPresent(String.self, forKey: .dataFile)
      dataDigest = try old.decodeIfPresent(String.self, forKey: .dataDigest)
    } else {
      subjects = try container.decode([Subject].self, forKey: .subjects)
      placement = try container.decodeIfPresent(CorePlacement.self, forKey: .placement) ?? .compact
      memoryLimit = try container.decodeIfPresent(Bytes.self, forKey: .memoryLimit)
      dataFile = try container.decodeIfPresent(String.self, forKey: .dataFile)
      dataDigest = try container.decodeIfPresent(String.self, forKey: .dataDigest)
    }
    guard format == Self.formatOfGrids else {
      cells = PlannedCells(try container.decode([PlannedCell].self, forKey: .cells))
      try requireSubjects(container)
      return
    }
    let written = try container.decode(WrittenGrid.self, forKey: .grid)
    cells = PlannedCells([])
    do { cells = PlannedCells(try grid(written)) } catch let error as InputError {
      throw DecodingError.dataCorruptedError(forKey: .grid, in: container, debugDescription: "\(error)")
    }
    try requireSubjects(container)
  }

  private func requireSubjects(_ container: KeyedDecodingContainer<CodingKeys>) throws {
    let listed = cells.grid == nil ? Array(cells) : []
    guard !subjects.isEmpty, (listed + rehearsals).allSatisfy({ subjects.indices.contains($0.subject) }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .cells, in: container, debugDescription: "a cell names a subject that is not there")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let written = try writtenGrid()
    try container.encode(written == nil ? Self.format : Self.formatOfGrids, forKey: .format)
    try container.encode(subjects, forKey: .subjects)
    try container.encode(axes, forKey: .axes)
    try container.encode(zips, forKey: .zips)
    try container.encodeIfPresent(sample, forKey: .sample)
    try container.encode(repeats, forKey: .repeats)
    try container.encode(warmups, forKey: .warmups)
    try container.encodeIfPresent(precision, forKey: .precision)
    try container.encodeIfPresent(budget, forKey: .budget)
    try container.encode(seed, forKey: .seed)
    try container.encodeIfPresent(timeout, forKey: .timeout)
    try container.encodeIfPresent(memoryLimit, forKey: .memoryLimit)
    try container.encode(placement, forKey: .placement)
    try container.encodeIfPresent(dataFile, forKey: .dataFile)
    try container.encodeIfPresent(dataDigest, forKey: .dataDigest)
    if onFailure != .giveUp { try container.encode(onFailure, forKey: .onFailure) }
    try container.encodeIfPresent(workingDirectory, forKey: .workingDirectory)
    if surroundings != RunSurroundings() { try container.encode(surroundings, forKey: .surroundings) }
    try container.encodeIfPresent(dump, forKey: .dump)
    try container.encodeIfPresent(reference, forKey: .reference)
    try container.encode(measures, forKey: .measures)
    if let written {
      try container.encode(written, forKey: .grid)
    } else {
      try container.encode(Array(cells), forKey: .cells)
    }
    if isTraced { try container.encode(isTraced, forKey: .isTraced) }
    if isCounting { try container.encode(isCounting, forKey: .isCounting) }
    if !rehearsals.isEmpty { try container.encode(rehearsals, forKey: .rehearsals) }
  }
}
