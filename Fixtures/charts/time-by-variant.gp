# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.158
set rmargin at screen 0.930
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 1 'weekly: partition-f32 is 14.4 times as fast as filter' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 10 runs a bar · whiskers: 95 % interval · at symbols=1600' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Without a good run: variant=copy-all (memory-limit).' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'Machine: made up' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time (log scale)'
set logscale x
set xrange [0.0607674496675:1.5562232463]
set xtics ('100 ms' 0.1, '200 ms' 0.2, '500 ms' 0.5, '1 s' 1.0)
set label 5 'variant' at screen 0.024,0.527 center front textcolor rgb '#000000' rotate by 90
set yrange [3.6:0.4]
set ytics ('partition-f32' 1.0, 'partition' 2.0, 'filter' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$spans1 << END
0.0728700419998 1.0 0.0723132651043 0.0751394094372
0.099014157486 2.0 0.0967625091934 0.100251343346
1.0470668689 3.0 1.02691655884 1.05533681274
END
$series1 << END
0.0728700419998 1.0
0.099014157486 2.0
1.0470668689 3.0
END
set label 6 '  72.9 ms' at first 0.0751394094372, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  99.0 ms' at first 0.100251343346, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  1.05 s' at first 1.05533681274, first 3.0 left front font ',12' textcolor rgb '#000000'
plot \
  $spans1 using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with points pointtype 7 pointsize 1.3 linecolor rgb '#0072B2' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
