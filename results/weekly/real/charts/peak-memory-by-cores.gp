# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'peak memory by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Unfit: in 1 of 8 cells other load disturbed runs, and their times are partly the machine'."\047".'s; † marks a ratio that rests on such runs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (load; pressure) when the' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'sweep began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.801 to screen 0.871,0.801 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 7 '' at screen 0.858,0.801 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 8 'copy-all' at screen 0.879,0.801 left front textcolor rgb '#000000'
set arrow 2 from screen 0.833,0.622 to screen 0.845,0.642 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 3 from screen 0.845,0.642 to screen 0.871,0.642 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 9 '' at screen 0.858,0.642 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 10 'filter' at screen 0.879,0.642 left front textcolor rgb '#000000'
set arrow 4 from screen 0.845,0.608 to screen 0.871,0.608 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 11 '' at screen 0.858,0.608 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 12 'partition' at screen 0.879,0.608 left front textcolor rgb '#000000'
set arrow 5 from screen 0.833,0.594 to screen 0.845,0.573 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.845,0.573 to screen 0.871,0.573 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 13 '' at screen 0.858,0.573 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 14 'partition-f32' at screen 0.879,0.573 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'peak memory'
set yrange [0.0:12120883.2]
set ytics ('0 MiB' 0.0, '2 MiB' 2097152.0, '4 MiB' 4194304.0, '6 MiB' 6291456.0, '8 MiB' 8388608.0, '10 MiB' 10485760.0)
$series1bars << END
1.0 5718016.0 5685248.0 5763072.0
2.0 7817216.0 7700480.0 8249344.0
END
$series1 << END
1.0 5718016.0
2.0 7817216.0
END
$series2bars << END
1.0 8759296.0 8597504.0 9052160.0
2.0 11212800.0 11096064.0 11223040.0
END
$series2 << END
1.0 8759296.0
2.0 11212800.0
END
$series3bars << END
1.0 5455872.0 5279744.0 5648384.0
2.0 7553024.0 7544832.0 7938048.0
END
$series3 << END
1.0 5455872.0
2.0 7553024.0
END
$series4bars << END
1.0 5195776.0 5087232.0 5230592.0
2.0 7290880.0 5234688.0 7737344.0
END
$series4 << END
1.0 5195776.0
2.0 7290880.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
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
