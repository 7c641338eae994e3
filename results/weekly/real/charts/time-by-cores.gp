# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.153
set label 1 'time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 4 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.706 to screen 0.871,0.706 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 5 '' at screen 0.858,0.706 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 6 'copy-all' at screen 0.879,0.706 left front textcolor rgb '#000000'
set arrow 2 from screen 0.833,0.309 to screen 0.845,0.335 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#0072B2'
set arrow 3 from screen 0.845,0.335 to screen 0.871,0.335 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.858,0.335 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'filter' at screen 0.879,0.335 left front textcolor rgb '#000000'
set arrow 4 from screen 0.845,0.298 to screen 0.871,0.298 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 9 '' at screen 0.858,0.298 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 10 'partition' at screen 0.879,0.298 left front textcolor rgb '#000000'
set arrow 5 from screen 0.833,0.292 to screen 0.845,0.260 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#CC79A7'
set arrow 6 from screen 0.845,0.260 to screen 0.871,0.260 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 11 '' at screen 0.858,0.260 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 12 'partition-f32' at screen 0.879,0.260 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000519830995557:0.016913638668]
set ytics ('1 ms' 0.001, '2 ms' 0.002, '5 ms' 0.005, '10 ms' 0.01)
$series1bars << END
1.0 0.0009736775 0.000856768 0.001150987
2.0 0.0011334275 0.001038455 0.006684309
END
$series1 << END
1.0 0.0009736775
2.0 0.0011334275
END
$series2bars << END
1.0 0.0027785695 0.002613508 0.003424708
2.0 0.008283858 0.002997932 0.009745215
END
$series2 << END
1.0 0.0027785695
2.0 0.008283858
END
$series3bars << END
1.0 0.000748817 0.000699553 0.00097236
2.0 0.0010454995 0.001027122 0.0070799
END
$series3 << END
1.0 0.000748817
2.0 0.0010454995
END
$series4bars << END
1.0 0.0006621925 0.000626444 0.000895696
2.0 0.001040001 0.00097925 0.014035147
END
$series4 << END
1.0 0.0006621925
2.0 0.001040001
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
set output directory.'time-by-cores.png'
replot
set output
