# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'preprocess: peak memory by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 1 CPU.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.864,0.797 to screen 0.876,0.832 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 2 from screen 0.876,0.832 to screen 0.902,0.832 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.889,0.832 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'fixed-2' at screen 0.910,0.832 left front textcolor rgb '#000000'
set arrow 3 from screen 0.876,0.797 to screen 0.902,0.797 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.889,0.797 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'all-cores' at screen 0.910,0.797 left front textcolor rgb '#000000'
set arrow 4 from screen 0.864,0.797 to screen 0.876,0.763 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 5 from screen 0.876,0.763 to screen 0.902,0.763 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.889,0.763 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'stateless' at screen 0.910,0.763 left front textcolor rgb '#000000'
set arrow 6 from screen 0.864,0.797 to screen 0.876,0.728 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 7 from screen 0.876,0.728 to screen 0.902,0.728 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 13 '' at screen 0.889,0.728 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 14 'leave-two' at screen 0.910,0.728 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'peak memory'
set yrange [0.0:275949158.4]
set ytics ('0 MiB' 0.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0, '192 MiB' 201326592.0, '256 MiB' 268435456.0)
$series1bars << END
1.0 253911040.0 253870080.0 255508480.0
2.0 253743104.0 253644800.0 253894656.0
END
$series1 << END
1.0 253911040.0
2.0 253743104.0
END
$series1open << END
1.0 253911040.0
END
$series2bars << END
1.0 253677568.0 253644800.0 253693952.0
2.0 253730816.0 253620224.0 255311872.0
END
$series2 << END
1.0 253677568.0
2.0 253730816.0
END
$series3bars << END
1.0 253669376.0 253632512.0 253726720.0
2.0 253691904.0 253657088.0 253714432.0
END
$series3 << END
1.0 253669376.0
2.0 253691904.0
END
$series4bars << END
1.0 253710336.0 253632512.0 253747200.0
2.0 253702144.0 253632512.0 255262720.0
END
$series4 << END
1.0 253710336.0
2.0 253702144.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'peak-memory-by-cores.png'
replot
set output
