# Needs gnuplot 5.4 or newer. Run: gnuplot peak-memory-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'peak-memory-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'peak memory by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.791 to screen 0.871,0.791 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 5 '' at screen 0.858,0.791 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 6 'copy-all' at screen 0.879,0.791 left front textcolor rgb '#000000'
set arrow 2 from screen 0.833,0.592 to screen 0.845,0.617 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 3 from screen 0.845,0.617 to screen 0.871,0.617 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.858,0.617 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'filter' at screen 0.879,0.617 left front textcolor rgb '#000000'
set arrow 4 from screen 0.845,0.579 to screen 0.871,0.579 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 9 '' at screen 0.858,0.579 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 10 'partition' at screen 0.879,0.579 left front textcolor rgb '#000000'
set arrow 5 from screen 0.833,0.566 to screen 0.845,0.542 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.845,0.542 to screen 0.871,0.542 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.858,0.542 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'partition-f32' at screen 0.879,0.542 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'peak memory'
set yrange [0.0:11837767.68]
set ytics ('0 MiB' 0.0, '2 MiB' 2097152.0, '4 MiB' 4194304.0, '6 MiB' 6291456.0, '8 MiB' 8388608.0, '10 MiB' 10485760.0)
$series1bars << END
1.0 5435392.0 5210112.0 5648384.0
2.0 7473152.0 7286784.0 7913472.0
END
$series1 << END
1.0 5435392.0
2.0 7473152.0
END
$series2bars << END
1.0 8601600.0 8380416.0 8605696.0
2.0 10848256.0 10502144.0 10960896.0
END
$series2 << END
1.0 8601600.0
2.0 10848256.0
END
$series3bars << END
1.0 5455872.0 5046272.0 5455872.0
2.0 7251968.0 7180288.0 7614464.0
END
$series3 << END
1.0 5455872.0
2.0 7251968.0
END
$series4bars << END
1.0 5193728.0 5189632.0 5234688.0
2.0 7028736.0 7024640.0 7290880.0
END
$series4 << END
1.0 5193728.0
2.0 7028736.0
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
