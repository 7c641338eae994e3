# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.833
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'time by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Unfit: in 1 of 8 cells other load disturbed runs, and their times are partly the machine'."\047".'s; † marks a ratio that rests on such runs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (load; pressure) when the' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'sweep began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.845,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.845,0.677 to screen 0.871,0.677 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 7 '' at screen 0.858,0.677 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 8 'partition-f32' at screen 0.879,0.677 left front textcolor rgb '#000000'
set arrow 2 from screen 0.845,0.580 to screen 0.871,0.580 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 9 '' at screen 0.858,0.580 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 10 'partition' at screen 0.879,0.580 left front textcolor rgb '#000000'
set arrow 3 from screen 0.845,0.546 to screen 0.871,0.546 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.858,0.546 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'copy-all' at screen 0.879,0.546 left front textcolor rgb '#000000'
set arrow 4 from screen 0.845,0.454 to screen 0.871,0.454 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 13 '' at screen 0.858,0.454 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 14 'filter' at screen 0.879,0.454 left front textcolor rgb '#000000'
set xlabel 'cores'
set xrange [0.0:2.16]
set xtics ('1' 1.0, '2' 2.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000487768902385:0.0268349824635]
set ytics ('500 µs' 0.0005, '1 ms' 0.001, '2 ms' 0.002, '5 ms' 0.005, '10 ms' 0.01, '20 ms' 0.02)
$series1bars << END
1.0 0.0008755515 0.000808386 0.000926542
2.0 0.0022577425 0.000890598 0.009993455
END
$series1 << END
1.0 0.0008755515
2.0 0.0022577425
END
$series2bars << END
1.0 0.002670398 0.002499558 0.003072943
2.0 0.00423403 0.002751905 0.015875999
END
$series2 << END
1.0 0.002670398
2.0 0.00423403
END
$series3bars << END
1.0 0.0007017665 0.000674036 0.000727826
2.0 0.004731702 0.000895285 0.017255361
END
$series3 << END
1.0 0.0007017665
2.0 0.004731702
END
$series4bars << END
1.0 0.000686113 0.000604581 0.002517495
2.0 0.009160252 0.000746143 0.021650151
END
$series4 << END
1.0 0.000686113
2.0 0.009160252
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
