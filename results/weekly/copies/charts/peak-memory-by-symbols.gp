# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.265
set label 1 'weekly: peak memory of partition grows linearly with symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.134 left front font ',10' textcolor rgb '#555555'
set label 4 'Peak memory by cgroup1-peak, which counts page cache too.' at screen 0.02,0.106 left front font ',10' textcolor rgb '#555555'
set label 5 'Unfit: in 1 of 10 cells other load disturbed runs, and their times are partly the machine'."\047".'s; † marks a ratio that rests on such runs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 6 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 7 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 8 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.828 to screen 0.818,0.828 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 9 '' at screen 0.805,0.828 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 10 'copy-all' at screen 0.826,0.828 left front textcolor rgb '#000000'
set label 11 'slope 2.04, end 2.32' at screen 0.826,0.806 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.461 to screen 0.818,0.461 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 12 '' at screen 0.805,0.461 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 13 'partition' at screen 0.826,0.461 left front textcolor rgb '#000000'
set label 14 'slope 0.79, end 1.11' at screen 0.826,0.439 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [42.0168067227:952.0]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0)
set ylabel 'peak memory (log scale)'
set logscale y
set yrange [1767198.75261:7937166840.21]
set ytics ('4 MiB' 4194304.0, '16 MiB' 16777216.0, '64 MiB' 67108864.0, '256 MiB' 268435456.0, '1 GiB' 1073741824.0, '4 GiB' 4294967296.0)
$series1bars << END
50.0 17799168.0 17530880.0 18010112.0
100.0 63901696.0 63549440.0 63987712.0
200.0 246595584.0 246550528.0 246775808.0
400.0 1106227200.0 1106124800.0 1106300928.0
800.0 5058254848.0 5058183168.0 5058273280.0
END
$series1 << END
50.0 17799168.0
100.0 63901696.0
200.0 246595584.0
400.0 1106227200.0
800.0 5058254848.0
END
$series2bars << END
50.0 2883584.0 2772992.0 3104768.0
100.0 4200448.0 4116480.0 4345856.0
200.0 6549504.0 6291456.0 6664192.0
400.0 13107200.0 13008896.0 13365248.0
800.0 25446400.0 25165824.0 25645056.0
END
$series2 << END
50.0 2883584.0
100.0 4200448.0
200.0 6549504.0
400.0 13107200.0
800.0 25446400.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-symbols.png'
replot
set output
