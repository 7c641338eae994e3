# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'weekly: time by symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.783 to screen 0.818,0.783 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.805,0.783 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'copy-all' at screen 0.826,0.783 left front textcolor rgb '#000000'
set label 8 'slope 1.64, end 1.64' at screen 0.826,0.758 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.359 to screen 0.818,0.359 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.805,0.359 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'partition' at screen 0.826,0.359 left front textcolor rgb '#000000'
set label 11 'slope 0.50, end 0.50' at screen 0.826,0.334 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [42.0168067227:952.0]
set xtics ('50' 50.0, '100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.000381956115843:3.88626222745]
set ytics ('1 ms' 0.001, '10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
50.0 0.0112275505 0.008678023 0.014236374
100.0 0.040807088 0.034505324 0.042881808
200.0 0.14817404 0.128129724 0.179134587
400.0 0.251648521 0.201025987 0.308888093
800.0 1.322465638 0.379119482 2.370519888
END
$series1 << END
50.0 0.0112275505
100.0 0.040807088
200.0 0.14817404
400.0 0.251648521
800.0 1.322465638
END
$series2bars << END
50.0 0.0008016155 0.000626184 0.001075103
100.0 0.0013750155 0.001101543 0.001694608
200.0 0.001746169 0.001279909 0.002007765
400.0 0.0019703335 0.001453468 0.002525998
800.0 0.003762547 0.003172131 0.00451906
END
$series2 << END
50.0 0.0008016155
100.0 0.0013750155
200.0 0.001746169
400.0 0.0019703335
800.0 0.003762547
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-symbols.png'
replot
set output
