# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-symbols.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-symbols.svg'
set lmargin at screen 0.100
set rmargin at screen 0.780
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'weekly: filter grows with the square of symbols' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 6 runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Slope: of the measured medians'."\047".' logarithms (least squares); end: at the largest size. speedup fit has their intervals.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.792,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.792,0.814 to screen 0.818,0.814 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 6 '' at screen 0.805,0.814 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 7 'filter' at screen 0.826,0.814 left front textcolor rgb '#000000'
set label 8 'slope 1.84, end 1.99' at screen 0.826,0.789 left front font ',10' textcolor rgb '#555555'
set arrow 2 from screen 0.792,0.381 to screen 0.818,0.381 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.805,0.381 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'partition' at screen 0.826,0.381 left front textcolor rgb '#000000'
set label 11 'slope 0.51, end 1.52' at screen 0.826,0.356 left front font ',10' textcolor rgb '#555555'
set xlabel 'symbols (log scale)'
set logscale x
set xrange [84.0336134454:1904.0]
set xtics ('100' 100.0, '200' 200.0, '400' 400.0, '800' 800.0, '1600' 1600.0)
set ylabel 'wall time (log scale)'
set logscale y
set yrange [0.00124911592895:1.40359657637]
set ytics ('10 ms' 0.01, '100 ms' 0.1, '1 s' 1.0)
$series1bars << END
100.0 0.0055846535 0.00501916 0.005670372
200.0 0.014910345 0.014427279 0.01738291
400.0 0.056158283 0.054804503 0.065533473
800.0 0.218022957 0.198779531 0.266054827
1600.0 0.8584764725 0.781165603 0.963418943
END
$series1 << END
100.0 0.0055846535
200.0 0.014910345
400.0 0.056158283
800.0 0.218022957
1600.0 0.8584764725
END
$series2bars << END
100.0 0.002219142 0.00200393 0.002615173
200.0 0.002223774 0.002137149 0.002422735
400.0 0.0022846495 0.001819826 0.002585658
800.0 0.0045679715 0.004093829 0.006289766
1600.0 0.0090579415 0.00818205 0.009856248
END
$series2 << END
100.0 0.002219142
200.0 0.002223774
400.0 0.0022846495
800.0 0.0045679715
1600.0 0.0090579415
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
