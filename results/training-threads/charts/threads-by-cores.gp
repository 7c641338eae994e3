# Needs gnuplot 5.4 or newer. Run: gnuplot threads-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'threads-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.810
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'training: threads by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.822,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.822,0.813 to screen 0.848,0.813 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.835,0.813 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'uncapped' at screen 0.856,0.813 left front textcolor rgb '#000000'
set arrow 2 from screen 0.810,0.658 to screen 0.822,0.676 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 3 from screen 0.822,0.676 to screen 0.848,0.676 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 8 'as many as cores' at screen 0.856,0.676 left front textcolor rgb '#000000'
set arrow 4 from screen 0.810,0.658 to screen 0.822,0.640 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 5 from screen 0.822,0.640 to screen 0.848,0.640 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 9 '' at screen 0.835,0.640 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 10 'balanced' at screen 0.856,0.640 left front textcolor rgb '#000000'
set arrow 6 from screen 0.822,0.496 to screen 0.848,0.496 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.835,0.496 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'document-003' at screen 0.856,0.496 left front textcolor rgb '#000000'
set arrow 7 from screen 0.822,0.217 to screen 0.848,0.217 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.835,0.217 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'sequential' at screen 0.856,0.217 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'most threads at once (log scale)'
set logscale y
set yrange [0.638681077982:2754.11321963]
set ytics ('1' 1.0, '10' 10.0, '100' 100.0, '1000' 1000.0)
$guide << END
1.0 1.0
252.0 252.0
END
$series1bars << END
1.0 1.0 1.0 1.0
2.0 5.0 5.0 5.0
8.0 51.0 51.0 51.0
32.0 219.0 219.0 219.0
128.0 891.0 891.0 891.0
252.0 1759.0 1759.0 1759.0
END
$series1 << END
1.0 1.0
2.0 5.0
8.0 51.0
32.0 219.0
128.0 891.0
252.0 1759.0
END
$series1open << END
2.0 5.0
8.0 51.0
32.0 219.0
128.0 891.0
252.0 1759.0
END
$series2bars << END
1.0 1.0 1.0 1.0
2.0 5.0 5.0 5.0
8.0 33.0 33.0 33.0
32.0 33.0 33.0 33.0
128.0 33.0 33.0 33.0
252.0 33.0 33.0 33.0
END
$series2 << END
1.0 1.0
2.0 5.0
8.0 33.0
32.0 33.0
128.0 33.0
252.0 33.0
END
$series2open << END
8.0 33.0
32.0 33.0
128.0 33.0
252.0 33.0
END
$series3bars << END
1.0 1.0 1.0 1.0
2.0 1.0 1.0 1.0
8.0 1.0 1.0 1.0
32.0 1.0 1.0 1.0
128.0 1.0 1.0 1.0
252.0 1.0 1.0 1.0
END
$series3 << END
1.0 1.0
2.0 1.0
8.0 1.0
32.0 1.0
128.0 1.0
252.0 1.0
END
$series4bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
8.0 9.0 9.0 9.0
32.0 32.0 32.0 32.0
128.0 128.0 128.0 128.0
252.0 252.0 252.0 252.0
END
$series4 << END
1.0 1.0
2.0 3.0
8.0 9.0
32.0 32.0
128.0 128.0
252.0 252.0
END
$series4open << END
8.0 9.0
32.0 32.0
128.0 128.0
252.0 252.0
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'threads-by-cores.png'
replot
set output
