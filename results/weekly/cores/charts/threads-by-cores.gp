# Needs gnuplot 5.4 or newer. Run: gnuplot threads-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'threads-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.810
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'weekly: threads by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.822,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.810,0.813 to screen 0.822,0.831 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 2 from screen 0.822,0.831 to screen 0.848,0.831 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.835,0.831 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'partition' at screen 0.856,0.831 left front textcolor rgb '#000000'
set arrow 3 from screen 0.810,0.813 to screen 0.822,0.795 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#D55E00'
set arrow 4 from screen 0.822,0.795 to screen 0.848,0.795 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 8 '' at screen 0.835,0.795 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 9 'partition-f32' at screen 0.856,0.795 left front textcolor rgb '#000000'
set arrow 5 from screen 0.810,0.813 to screen 0.822,0.759 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 6 from screen 0.822,0.759 to screen 0.848,0.759 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 10 'as many as cores' at screen 0.856,0.759 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'most threads at once (log scale)'
set logscale y
set yrange [0.717484905412:352.620658765]
set ytics ('1' 1.0, '10' 10.0, '100' 100.0)
$guide << END
1.0 1.0
252.0 252.0
END
$series1bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
16.0 17.0 17.0 17.0
64.0 65.0 65.0 65.0
252.0 253.0 253.0 253.0
END
$series1 << END
1.0 1.0
2.0 3.0
4.0 5.0
16.0 17.0
64.0 65.0
252.0 253.0
END
$series1open << END
4.0 5.0
16.0 17.0
64.0 65.0
252.0 253.0
END
$series2bars << END
1.0 1.0 1.0 1.0
2.0 3.0 3.0 3.0
4.0 5.0 5.0 5.0
16.0 17.0 17.0 17.0
64.0 65.0 65.0 65.0
252.0 253.0 253.0 253.0
END
$series2 << END
1.0 1.0
2.0 3.0
4.0 5.0
16.0 17.0
64.0 65.0
252.0 253.0
END
$series2open << END
4.0 5.0
16.0 17.0
64.0 65.0
252.0 253.0
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
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'threads-by-cores.png'
replot
set output
